import { defineService } from '@parbench/core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { countIterations } from '../count-iterations.ts';
import { requireInteger } from '../require-integer.ts';
import { spin, spinLimit, spinResult } from '../spin-kernel.ts';
import { keepAlive } from './keep-alive-param.ts';

const millisecondsParam = { workload: 'http-cpu', name: 'milliseconds', min: 1, max: 60_000 };
const iterationsParam = { workload: 'http-cpu', name: 'iterations', min: 0, max: Number.MAX_SAFE_INTEGER };

/** Computes for each request, with the kernel of `spin`. */
export default defineService({
  name: 'http-cpu',
  description: 'a server that computes for each request',
  about: {
    stresses: 'Computation in a request handler: while one worker computes, only others can answer.',
    source: 'The kernel of [`spin`](spin.md), calibrated to a target time once per host.',
    verification: 'By closed form, as `spin`.',
  },
  tags: ['service', 'cpu'],
  onlyOnRequest: true,
  params: {
    milliseconds: {
      default: 5,
      values: [1, 5, 50],
      description: 'target time of a computation on this host, milliseconds',
    },
    iterations: {
      default: 0,
      description: 'length of a computation in iterations; 0: calibrated for `milliseconds`',
    },
    keepAlive,
  },
  calibrate({ milliseconds, iterations, keepAlive }) {
    requireInteger(millisecondsParam, milliseconds);
    const given = requireInteger(iterationsParam, iterations);
    const count = given > 0 ? given : countIterations((length) => spin(1, length), milliseconds);
    return { milliseconds, iterations: count, keepAlive };
  },
  request: ({ keepAlive }, seed) => ({
    path: `/${uniformInt(xoroshiro128plus(seed), 1, spinLimit - 1)}`,
    keepAlive,
  }),
  async handle(request, response, { call }) {
    const result = await call(startOf(request.url));
    response.writeHead(200, { 'content-type': 'text/plain' }).end(String(result));
  },
  run: (start: number, _state, { iterations }) => spin(start, iterations),
  verify: ({ body }, { path }, { iterations }) =>
    Buffer.from(body).toString() === String(spinResult(startOf(path), iterations)),
});

function startOf(path = ''): number {
  return Number(path.slice(1));
}
