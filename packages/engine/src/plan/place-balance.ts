import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { shuffle } from './shuffle.ts';
import { createTally } from './tally.ts';

/** Gives out a random one of the orders of `competitors` that even out the places taken in the orders before. */
export type PlaceBalance = (competitors: readonly string[]) => readonly string[];

/**
 * Balances places over blocks whose competitors may change, where no ready-made square fits. For the same n competitors
 * each time, every n orders form a Latin square: an incomplete one can always be completed row by row (M. Hall,
 * Bulletin of the American Mathematical Society 51 (1945), 387-388), and the search looks at all rows. It does so in
 * n! steps: for the at most 6 competitors of a block.
 */
export function createPlaceBalance(random: RandomGenerator): PlaceBalance {
  const taken = createTally();
  return (competitors) => {
    const orders = permutations(shuffle(competitors, random));
    const costs = orders.map((order) => sum(order.map((cell, place) => taken.count(cell, place) ** 2)));
    const order = orders[costs.indexOf(Math.min(...costs))] ?? [];
    for (const [place, competitor] of order.entries()) taken.add(competitor, place);
    return order;
  };
}

function permutations(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, place) =>
    permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
