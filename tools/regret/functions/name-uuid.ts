import { v5 } from 'uuid';
import { drawFrom, word } from './seeded.ts';

export default function nameUuid(name: string): string {
  return v5(name, v5.URL);
}

export const args = (seed: number): [string] => [word(drawFrom(seed))];
