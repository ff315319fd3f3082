import { defineService } from '@parbench/core';
import { countIterations } from '../count-iterations.ts';
import { requireInteger } from '../require-integer.ts';
import { spin, spinResult } from '../spin-kernel.ts';
import { keepAlive } from './keep-alive-param.ts';

const millisecondsParam = { workload: 'http-mixed', name: 'milliseconds', min: 1, max: 1000 };
const iterationsParam = { workload: 'http-mixed', name: 'iterations', min: 0, max: Number.MAX_SAFE_INTEGER };
const slowdownParam = { workload: 'http-mixed', name: 'slowdown', min: 1, max: 10_000 };

/** One request in so many is slow. */
const slowEvery = 20;

/** Computes, for a few requests much longer: those that wait behind a slow one show in the latencies (`--rate`). */
export default defineService({
  name: 'http-mixed',
  description: 'a server of which 1 request in 20 computes for long: who waits behind it?',
  about: {
    stresses:
      'Fast requests that wait behind slow ones: whether a strategy keeps them apart shows in the latencies at a rate.',
    source: 'The kernel of [`spin`](spin.md); one request in 20 is slow.',
    verification: 'By closed form, as `spin`.',
  },
  tags: ['service', 'cpu'],
  onlyOnRequest: true,
  params: {
    milliseconds: {
      default: 1,
      values: [1, 5],
      description: 'target time of a fast computation on this host, milliseconds',
    },
    slowdown: {
      default: 50,
      values: [10, 50],
      description: 'how many times longer a slow computation is',
    },
    iterations: {
      default: 0,
      description: 'length of a fast computation in iterations; 0: calibrated for `milliseconds`',
    },
    keepAlive,
  },
  calibrate({ milliseconds, slowdown, iterations, keepAlive }) {
    requireInteger(millisecondsParam, milliseconds);
    requireInteger(slowdownParam, slowdown);
    const given = requireInteger(iterationsParam, iterations);
    const count = given > 0 ? given : countIterations((length) => spin(1, length), milliseconds);
    return { milliseconds, slowdown, iterations: count, keepAlive };
  },
  request: ({ keepAlive }, seed) => ({
    path: `/${seed % slowEvery === 0 ? 'slow' : 'fast'}/${1 + Math.abs(seed)}`,
    keepAlive,
  }),
  async handle(request, response, { params, call }) {
    response.end(String(await call(inputOf(request.url, params))));
  },
  run: ({ start, iterations }: SpinInput) => spin(start, iterations),
  verify({ body }, { path }, params) {
    const { start, iterations } = inputOf(path, params);
    return Buffer.from(body).toString() === String(spinResult(start, iterations));
  },
});

interface SpinInput {
  readonly start: number;
  readonly iterations: number;
}

function inputOf(
  path = '',
  { iterations, slowdown }: { readonly iterations: number; readonly slowdown: number },
): SpinInput {
  const [, speed, start] = path.split('/');
  return { start: Number(start), iterations: speed === 'slow' ? slowdown * iterations : iterations };
}
