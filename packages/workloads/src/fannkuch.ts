import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

/** The result of fannkuch: a checksum over all permutations in order, and the largest number of flips. */
export interface FannkuchResult {
  readonly checksum: number;
  readonly maxFlips: number;
}

/**
 * Checksum and largest number of flips by `n`. The Computer Language Benchmarks Game publishes those of 7 and 10; the
 * flips are https://oeis.org/A000375. The tests confirm the other checksums by a second algorithm.
 */
const known: Readonly<Record<number, readonly [checksum: number, maxFlips: number]>> = {
  2: [-1, 1],
  3: [2, 2],
  4: [4, 4],
  5: [11, 7],
  6: [49, 10],
  7: [228, 16],
  8: [1616, 22],
  9: [8629, 30],
  10: [73196, 38],
};

const nParam = { workload: 'fannkuch', name: 'n', min: 2, max: 10 };

/**
 * fannkuch-redux of the Computer Language Benchmarks Game: integer work on small arrays, with hardly any payload. All
 * tasks of a cell are the same: the input is `n`, whatever the seed.
 */
export default defineWorkload({
  name: 'fannkuch',
  description: 'flips all permutations of n pancakes: integer work on small arrays',
  about: {
    stresses:
      'Integer arithmetic and indexed access to small arrays that stay in the first-level cache, with hardly any payload.',
    source:
      '[fannkuch-redux](https://benchmarksgame-team.pages.debian.net/benchmarksgame/description/fannkuchredux.html) of the Computer Language Benchmarks Game, after K. R. Anderson and D. Rettig, Performing Lisp Analysis of the FANNKUCH Benchmark (1994).',
    verification:
      'By the results that the game publishes for n = 7 (228, 16 flips) and n = 10 (73196, 38 flips); the others are confirmed in the tests by a second algorithm.',
  },
  tags: ['cpu'],
  sync: true,
  params: {
    n: {
      default: 8,
      values: [7, 8, 9, 10],
      description: 'number of pancakes; one more takes about n times as long',
    },
  },
  implementations: pythonModule(import.meta.url),
  input: ({ n }) => requireInteger(nParam, n),
  run: (n: number) => fannkuch(n),
  verify: ({ checksum, maxFlips }, n) => known[n]?.[0] === checksum && known[n][1] === maxFlips,
});

function fannkuch(n: number): FannkuchResult {
  const permutation = Uint8Array.from({ length: n }, (_, index) => index);
  const stack = new Uint8Array(n);
  const rotations = new Uint8Array(n + 1);
  let checksum = 0;
  let maxFlips = 0;
  let sign = 1;
  do {
    stack.set(permutation);
    const flips = countFlips(stack);
    checksum += sign * flips;
    maxFlips = Math.max(maxFlips, flips);
    sign = -sign;
  } while (advance(permutation, rotations));
  return { checksum, maxFlips };
}

/** Returns how often the first `stack[0] + 1` elements are reversed until 0 comes first; changes `stack`. */
function countFlips(stack: Uint8Array): number {
  let flips = 0;
  for (let last = stack[0] as number; last > 0; last = stack[0] as number) {
    for (let low = 0, high = last; low < high; low++, high--) {
      const swapped = stack[low] as number;
      stack[low] = stack[high] as number;
      stack[high] = swapped;
    }
    flips++;
  }
  return flips;
}

/** Steps to the next permutation in the game's order, in place; returns false after the last. */
function advance(permutation: Uint8Array, rotations: Uint8Array): boolean {
  for (let size = 2; size <= permutation.length; size++) {
    const first = permutation[0] as number;
    permutation.copyWithin(0, 1, size);
    permutation[size - 1] = first;
    rotations[size] = (rotations[size] as number) + 1;
    if ((rotations[size] as number) < size) return true;
    rotations[size] = 0;
  }
  return false;
}
