import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

/** The number of solutions by `n`, from 4 on: https://oeis.org/A000170. */
const solutions = [2, 10, 4, 40, 92, 352, 724, 2680, 14200, 73712, 365596];
const least = 4;

const nParam = { workload: 'n-queens', name: 'n', min: least, max: least + solutions.length - 1 };

/**
 * Counts the ways to place n queens on a board of n x n so that none attacks another: a search with integers only. All
 * tasks of a cell are the same: the input is `n`, whatever the seed.
 */
export default defineWorkload({
  name: 'n-queens',
  description: 'counts the ways to place n queens: a recursive search with integers',
  about: {
    stresses:
      'Recursion, integer arithmetic and branches that no predictor learns: registers and the stack, no memory beyond.',
    source:
      'A search with bit sets by Martin Richards, [Backtracking algorithms in MCPL using bit patterns and recursion](https://www.cl.cam.ac.uk/~mr10/backtrk.pdf).',
    verification:
      'By the [known number of solutions](https://oeis.org/A000170): 724 for n = 10, 14200 for n = 12.',
  },
  tags: ['cpu'],
  onlyOnRequest: true,
  sync: true,
  params: { n: { default: 10, description: 'number of queens; one more takes about five times as long' } },
  implementations: pythonModule(import.meta.url),
  input: ({ n }) => requireInteger(nParam, n),
  run: (n: number) => countSolutions((1 << n) - 1, 0, 0, 0),
  verify: (count, n) => count === solutions[n - least],
});

/**
 * `all` has a bit for each column. The others have those that are attacked in this row: along the columns, and along
 * both diagonals.
 */
function countSolutions(all: number, columns: number, left: number, right: number): number {
  if (columns === all) return 1;
  let count = 0;
  let free = all & ~(columns | left | right);
  while (free !== 0) {
    const queen = free & -free;
    free ^= queen;
    count += countSolutions(all, columns | queen, (left | queen) << 1, (right | queen) >> 1);
  }
  return count;
}
