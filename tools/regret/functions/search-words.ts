import { drawFrom, words } from './seeded.ts';

/** Counts the words that occur in a text, with one expression for each. */
export default function searchWords(text: string, wanted: readonly string[]): number {
  return wanted.filter((word) => new RegExp(`\\b${word}\\b`).test(text)).length;
}

export function args(seed: number): [string, string[]] {
  const draw = drawFrom(seed);
  return [words(draw, 300), words(draw, 20).split(' ')];
}
