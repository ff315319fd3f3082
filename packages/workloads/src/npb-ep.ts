import { defineJob } from '@parbench/core';
import { requireKnown } from './require-known.ts';
import { runTasks } from './task-outputs.ts';

/** Sums of the Gaussian deviates, and how many pairs fell into each square annulus. */
export interface GaussianSums {
  readonly sx: number;
  readonly sy: number;
  readonly counts: readonly number[];
}

/**
 * The sums and the number of accepted pairs by `m`. Those of 24 (class S) and 25 (class W) are published with NPB; those of
 * 12 and 16 were computed by this kernel, and the tests confirm them with another generator.
 */
const known: Readonly<Record<number, readonly [sx: number, sy: number, accepted: number]>> = {
  12: [-108.8663595302369, 67.47355257976993, 3178],
  16: [77.72321454195378, 27.905540154722356, 51285],
  24: [-3247.83465203474, -6958.407078382297, 13176389],
  25: [-2863.319731645753, -6320.053679109499, 26354769],
};

const mParam = { workload: 'npb-ep', name: 'm', known };

/** NPB accepts this relative error: the order of summation is free. */
const tolerance = 1e-8;

const tasks = 64;
const annuli = 10;

/**
 * EP of the NAS Parallel Benchmarks, class S, as a job: the kernel that its authors chose to show the most that a parallel
 * system can do, since its tasks exchange nothing but their sums.
 */
export default defineJob({
  name: 'npb-ep',
  description: 'NAS Parallel Benchmarks EP, class S: Gaussian pairs, embarrassingly parallel',
  about: {
    stresses:
      'Floating-point arithmetic, square roots and logarithms in 64 tasks that share nothing: what is lost against the number of workers is lost to the host, not to the program.',
    source:
      'EP of the [NAS Parallel Benchmarks](https://www.nas.nasa.gov/software/npb.html), class S (m = 24): D. Bailey et al., The NAS Parallel Benchmarks, RNR-94-007 (1994), section 2.2.',
    verification:
      'By the sums that NPB publishes, with its tolerance of 10^-8: sx = -3247.834652034740, sy = -6958.407078382297 for class S, from 13,176,389 pairs.',
  },
  tags: ['cpu', 'job'],
  onlyOnRequest: true,
  sync: true,
  params: {
    m: {
      default: 24,
      description:
        'logarithm to base 2 of the number of pairs: 24 (class S), 25 (class W); 12 and 16 for tests',
    },
  },
  prepare: ({ m }) => {
    const pairs = 2 ** requireKnown(mParam, m) / tasks;
    return Array.from({ length: tasks }, (_, index) => ({ first: index * pairs, pairs }));
  },
  run: ({ first, pairs }: { first: number; pairs: number }): GaussianSums => sumPairs(first, pairs),
  async drive(executor, parts) {
    const sums = await runTasks(executor, parts);
    return {
      sx: sums.reduce((total, { sx }) => total + sx, 0),
      sy: sums.reduce((total, { sy }) => total + sy, 0),
      counts: Array.from({ length: annuli }, (_, annulus) =>
        sums.reduce((total, { counts }) => total + Number(counts[annulus]), 0),
      ),
    };
  },
  verify({ sx, sy, counts }, _parts, { m }) {
    const [expectedSx = Number.NaN, expectedSy = Number.NaN, accepted] = known[m] ?? [];
    const pairs = counts.reduce((total, count) => total + count, 0);
    return isClose(sx, expectedSx) && isClose(sy, expectedSy) && pairs === accepted;
  },
});

function isClose(value: number, expected: number): boolean {
  return Math.abs((value - expected) / expected) <= tolerance;
}

const [half, full] = [2 ** 23, 2 ** 46];
const seed = 271828183;
const multiplier = 5 ** 13;

/** Draws pairs from the unit square by the polar method, from the pair with the number `first` on. */
function sumPairs(first: number, pairs: number): GaussianSums {
  const counts = new Array<number>(annuli).fill(0);
  let state = stateAfter(2 * first);
  let [sx, sy] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    state = nextState(state);
    const x = (2 * state) / full - 1;
    state = nextState(state);
    const y = (2 * state) / full - 1;
    const square = x * x + y * y;
    if (square > 1) continue;
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    const [gaussX, gaussY] = [x * factor, y * factor];
    const annulus = Math.trunc(Math.max(Math.abs(gaussX), Math.abs(gaussY)));
    counts[annulus] = Number(counts[annulus]) + 1;
    sx += gaussX;
    sy += gaussY;
  }
  return { sx, sy, counts };
}

const multiplierHigh = Math.floor(multiplier / half);
const multiplierLow = multiplier - half * multiplierHigh;

/** multiplier x state modulo 2^46 in doubles, by halves of 23 bits: `randlc` of NPB. */
function nextState(state: number): number {
  const high = Math.floor(state / half);
  const low = state - half * high;
  const middle = multiplierHigh * low + multiplierLow * high;
  const rest = middle - half * Math.floor(middle / half);
  const product = half * rest + multiplierLow * low;
  return product - full * Math.floor(product / full);
}

/** The state after `steps` steps from the seed: multiplier^steps x seed modulo 2^46, by squaring. */
function stateAfter(steps: number): number {
  const modulus = BigInt(full);
  let state = BigInt(seed);
  let base = BigInt(multiplier);
  for (let exponent = BigInt(steps); exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) state = (state * base) % modulus;
    base = (base * base) % modulus;
  }
  return Number(state);
}
