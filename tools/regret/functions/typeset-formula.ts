import katex from 'katex';
import { drawFrom } from './seeded.ts';

export default function typesetFormula(formula: string): string {
  return katex.renderToString(formula);
}

export function args(seed: number): [string] {
  const draw = drawFrom(seed);
  return [
    String.raw`\sum_{i=${draw(9)}}^{n} \frac{i^${draw(9)}}{\sqrt{${1 + draw(99)} + x_i}} = \int_0^\infty e^{-x^2} dx`,
  ];
}
