import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { shuffle } from './shuffle.ts';
import { createTally, type Tally } from './tally.ts';

/**
 * Yields an endless sequence of sets of `size` out of `cells`, for blocks too small to hold all cells (balanced
 * incomplete blocks). At any time no cell is more than one block ahead of another, and each choice prefers the cells
 * that have met least often. With `size` or fewer cells, every set contains all of them. Each set keeps the order of
 * `cells`.
 */
export function* competitorSets(
  cells: readonly string[],
  size: number,
  random: RandomGenerator,
): Generator<readonly string[], never> {
  const blocks = createTally();
  const meetings = createTally();
  while (true) {
    const chosen = choose(shuffle(cells, random), size, blocks, meetings);
    for (const cell of chosen) blocks.add(cell);
    for (const a of chosen) for (const b of chosen) meetings.add(a, b);
    yield cells.filter((cell) => chosen.includes(cell));
  }
}

function choose(cells: readonly string[], size: number, blocks: Tally, meetings: Tally): readonly string[] {
  const chosen: string[] = [];
  const left = [...cells];
  while (chosen.length < size && left.length > 0) {
    const met = (cell: string) => chosen.reduce((sum, other) => sum + meetings.count(cell, other) ** 2, 0);
    left.sort((a, b) => blocks.count(a) - blocks.count(b) || met(a) - met(b));
    chosen.push(left.shift() as string);
  }
  return chosen;
}
