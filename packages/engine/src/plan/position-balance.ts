import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { shuffle } from './shuffle.ts';
import { createTally } from './tally.ts';

/**
 * Returns an order of `competitors` that evens out the positions of all previous orders, chosen at random among the
 * best.
 */
export type PositionBalance = (competitors: readonly string[]) => readonly string[];

/**
 * Balances positions over blocks whose competitors may change, so that no prepared square fits. If the n competitors
 * are always the same, every n orders form a Latin square: an incomplete one can always be completed row by row (M.
 * Hall, Bulletin of the American Mathematical Society 51 (1945), 387-388), and the search tries all rows. It takes n!
 * steps, for the at most 6 competitors of a block.
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

/**
 * Returns, for every position, the index of its competitor, so that the sum of `costs[index][position]` is minimal; the
 * first such assignment.
 */
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
