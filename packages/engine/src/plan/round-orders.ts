import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { shuffle } from './shuffle.ts';
import { williamsSquare } from './williams-square.ts';

/** Returns the orders of the next `rounds` rounds of a block with these `slices`, each named after its competitor. */
export type RoundOrders = (slices: readonly string[], rounds: number) => readonly (readonly string[])[];

/**
 * Goes through one Williams square after another, each with its rows shuffled and its numbers assigned at random, so
 * that no rhythm of the host favours one competitor. Blocks of the same competitors continue where the previous one
 * stopped: a block too short to be balanced by itself is balanced with the following ones.
 */
export function createRoundOrders(random: RandomGenerator): RoundOrders {
  const sequences = new Map<string, Generator<readonly string[], never>>();
  return (slices, rounds) => {
    const key = JSON.stringify(slices);
    const sequence = sequences.get(key) ?? squareRows(slices, random);
    sequences.set(key, sequence);
    return Array.from({ length: rounds }, () => sequence.next().value);
  };
}

function* squareRows(
  slices: readonly string[],
  random: RandomGenerator,
): Generator<readonly string[], never> {
  const square = williamsSquare(slices.length);
  while (true) {
    const numbered = shuffle(slices, random);
    for (const row of shuffle(square, random)) yield row.map((number) => numbered[number] as string);
  }
}
