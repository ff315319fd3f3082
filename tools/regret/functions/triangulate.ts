import Delaunator from 'delaunator';
import { drawFrom } from './seeded.ts';

export default function triangulate(coordinates: Float64Array): Uint32Array {
  return new Delaunator(coordinates).triangles;
}

export function args(seed: number): [Float64Array] {
  const draw = drawFrom(seed);
  return [Float64Array.from({ length: 10_000 }, () => draw(1e6) / 1e3)];
}
