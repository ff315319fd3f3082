import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { shuffle } from './shuffle.ts';
import { createTally } from './tally.ts';

/** Gives out a random one of the orders of `competitors` that even out the positions taken in the orders before. */
export type PositionBalance = (competitors: readonly string[]) => readonly string[];

/**
 * Balances positions over blocks whose competitors may change, where no ready-made square fits. For the same n competitors
 * each time, every n orders form a Latin square: an incomplete one can always be completed row by row (M. Hall,
 * Bulletin of the American Mathematical Society 51 (1945), 387-388), and the search looks at all rows. It does so in
 * n! steps: for the at most 6 competitors of a block.
 */
export function createPositionBalance(random: RandomGenerator): PositionBalance {
  const taken = createTally();
  return (competitors) => {
    const shuffled = shuffle(competitors, random);
    const costs = shuffled.map((cell) => shuffled.map((_, position) => taken.count(cell, position) ** 2));
    const order = cheapestAssignment(costs).map((index) => shuffled[index] as string);
    for (const [position, cell] of order.entries()) taken.add(cell, position);
    return order;
  };
}

/** For every position the index of who takes it, so that the sum of `costs[index][position]` is least; the first such. */
function cheapestAssignment(costs: readonly (readonly number[])[]): readonly number[] {
  const assignments = permutations([...costs.keys()]);
  const sums = assignments.map((order) =>
    order.reduce((sum, index, position) => sum + (costs[index]?.[position] ?? 0), 0),
  );
  return assignments[sums.indexOf(Math.min(...sums))] ?? [];
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, position) =>
    permutations(items.toSpliced(position, 1)).map((rest) => [item, ...rest]),
  );
}
