import seedrandom from 'seedrandom';
import { drawFrom, word } from './seeded.ts';

export default function randomNumber(seed: string): number {
  return seedrandom(seed)();
}

export const args = (seed: number): [string] => [word(drawFrom(seed))];
