import { drawFrom, word } from '../functions/seeded.ts';

const { compare } = new Intl.Collator('sv');

export default function sortNames(names: readonly string[]): string[] {
  return names.toSorted(compare);
}

export function args(seed: number): [string[]] {
  const draw = drawFrom(seed);
  return [Array.from({ length: 3000 }, () => `${word(draw)} ${word(draw)}`)];
}
