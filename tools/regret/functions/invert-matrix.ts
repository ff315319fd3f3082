import { inverse, Matrix } from 'ml-matrix';
import { drawFrom } from './seeded.ts';

const size = 80;

export default function invertMatrix(rows: number[][]): number {
  return inverse(new Matrix(rows)).trace();
}

export function args(seed: number): [number[][]] {
  const draw = drawFrom(seed);
  const value = (row: number, column: number) => draw(1000) / 1000 + (row === column ? size : 0);
  return [
    Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => value(row, column))),
  ];
}
