import postcss from 'postcss';
import { drawFrom, word } from './seeded.ts';

export default function rewriteCss(source: string): string {
  const root = postcss.parse(source);
  root.walkDecls('color', (declaration) => {
    declaration.value = declaration.value.toUpperCase();
  });
  return root.toString();
}

export function args(seed: number): [string] {
  const draw = drawFrom(seed);
  const rule = () => `.${word(draw)} { color: #${draw(0xffffff).toString(16)}; margin: ${draw(20)}px }\n`;
  return [Array.from({ length: 300 }, rule).join('')];
}
