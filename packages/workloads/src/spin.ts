import { defineWorkload } from '@parbench/core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { calibrateSpin, iterationsParam, requireCalibrated } from './calibrated-spin.ts';
import { pythonModule } from './python-module.ts';
import { spin, spinLimit, spinResult } from './spin-kernel.ts';

/**
 * Computes for a chosen time: the compute-bound kernel of Task Bench (https://arxiv.org/abs/1908.05790), with one register
 * and no memory. Its work is a count of iterations; calibration finds the count for the target time.
 */
export default defineWorkload({
  name: 'spin',
  description: 'computes for about a given time: the compute kernel of Task Bench',
  about: {
    stresses:
      'The arithmetic units, and nothing that workers share: the speed-up is the most that a strategy can give on this host for tasks of this length.',
    source:
      'The compute-bound kernel of E. Slaughter et al., [Task Bench](https://arxiv.org/abs/1908.05790), SC20, on integers; calibrated to a target time once per host.',
    verification: 'By closed form: start x 139^iterations modulo 2^31 - 1, by modular exponentiation.',
  },
  tags: ['cpu', 'synthetic'],
  sync: true,
  params: {
    microseconds: {
      default: 1000,
      values: [10, 100, 1000, 10000],
      description: 'target time of a task on this host, microseconds',
    },
    iterations: iterationsParam,
  },
  implementations: pythonModule(import.meta.url),
  calibrate: (params) => ({ ...params, iterations: calibrateSpin('spin', params) }),
  input: (_params, seed) => uniformInt(xoroshiro128plus(seed), 1, spinLimit - 1),
  run: (start: number, _state, { iterations }) => spin(start, requireCalibrated('spin', iterations)),
  verify: (output, input, { iterations }) => output === spinResult(input, iterations),
});
