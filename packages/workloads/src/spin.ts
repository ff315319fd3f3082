import { defineWorkload, ParbenchError } from '@parbench/core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { countIterations } from './count-iterations.ts';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';
import { spin, spinLimit, spinResult } from './spin-kernel.ts';

const microsecondsParam = { workload: 'spin', name: 'microseconds', min: 1, max: 60_000_000 };
const iterationsParam = { workload: 'spin', name: 'iterations', min: 0, max: Number.MAX_SAFE_INTEGER };

/**
 * Computes for a chosen time: the compute-bound kernel of Task Bench (https://arxiv.org/abs/1908.05790), with one register
 * and no memory. Its work is a count of iterations; calibration finds the count for the target time.
 */
export default defineWorkload({
  name: 'spin',
  description: 'computes for about a given time: the compute kernel of Task Bench',
  tags: ['cpu', 'synthetic'],
  sync: true,
  params: {
    microseconds: {
      default: 1000,
      values: [10, 100, 1000, 10000],
      description: 'target time of a task on this host, microseconds',
    },
    iterations: {
      default: 0,
      description: 'length of a task in iterations; 0: calibrated for `microseconds`',
    },
  },
  implementations: pythonModule(import.meta.url),
  calibrate({ microseconds, iterations }) {
    requireInteger(microsecondsParam, microseconds);
    if (requireInteger(iterationsParam, iterations) > 0) return { microseconds, iterations };
    return { microseconds, iterations: countIterations((count) => spin(1, count), microseconds / 1000) };
  },
  input: (_params, seed) => uniformInt(xoroshiro128plus(seed), 1, spinLimit - 1),
  run(input: number, _state, { iterations }) {
    if (iterations > 0) return spin(input, iterations);
    throw new ParbenchError(
      'invalid-params',
      '`iterations` of `spin`: expected a calibrated count of at least 1, received 0. Call `calibrate` first, or set a count: `--set iterations=50000`.',
    );
  },
  verify: (output, input, { iterations }) => output === spinResult(input, iterations),
});
