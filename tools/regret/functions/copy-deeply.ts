import { klona } from 'klona';
import { drawFrom, word } from './seeded.ts';

interface Person {
  readonly name: string;
  readonly age: number;
  readonly tags: readonly string[];
}

export default function copyDeeply(people: readonly Person[]): readonly Person[] {
  return klona(people);
}

export function args(seed: number): [readonly Person[]] {
  const draw = drawFrom(seed);
  return [
    Array.from({ length: 2000 }, () => ({ name: word(draw), age: draw(90), tags: [word(draw), word(draw)] })),
  ];
}
