import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { shuffle } from './shuffle.ts';
import { williamsSquare } from './williams-square.ts';

/** Gives out the orders of the next `rounds` rounds of a block with these `competitors`. */
export type RoundOrders = (competitors: readonly string[], rounds: number) => readonly (readonly string[])[];

/**
 * Runs through one Williams square after the other, each with its rows shuffled and its numbers given out at random, so
 * that no rhythm of the host can favour one competitor. Blocks of the same competitors go on where the last one
 * stopped: what is too short to be balanced in itself is balanced with its successors.
 */
export function createRoundOrders(random: RandomGenerator): RoundOrders {
  const sequences = new Map<string, Generator<readonly string[], never>>();
  return (competitors, rounds) => {
    const key = JSON.stringify(competitors);
    const sequence = sequences.get(key) ?? squareRows(competitors, random);
    sequences.set(key, sequence);
    return Array.from({ length: rounds }, () => sequence.next().value);
  };
}

function* squareRows(
  competitors: readonly string[],
  random: RandomGenerator,
): Generator<readonly string[], never> {
  const square = williamsSquare(competitors.length);
  while (true) {
    const numbered = shuffle(competitors, random);
    for (const row of shuffle(square, random)) yield row.map((number) => numbered[number] as string);
  }
}
