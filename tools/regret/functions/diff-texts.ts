import { diffWords } from 'diff';
import { drawFrom, word, words } from './seeded.ts';

export default function diffTexts(before: string, after: string): number {
  return diffWords(before, after).length;
}

export function args(seed: number): [string, string] {
  const draw = drawFrom(seed);
  const before = words(draw, 300).split(' ');
  const after = before.map((text) => (draw(20) === 0 ? word(draw) : text));
  return [before.join(' '), after.join(' ')];
}
