import { setTimeout as sleep } from 'node:timers/promises';
import { defineService } from '@parbench/core';
import { requireInteger } from '../require-integer.ts';
import { keepAlive } from './keep-alive-param.ts';

const millisecondsParam = { workload: 'http-io', name: 'milliseconds', min: 1, max: 60_000 };
const answer = 'done\n';

/** Waits for each request, as a server does that asks a database: it needs no CPU, and one process waits for many. */
export default defineService({
  name: 'http-io',
  description: 'a server that waits for each request, as for a database',
  about: {
    stresses:
      'Waiting in a request handler: one process waits for many requests at once, so that workers add little.',
    source: 'Of our own.',
    verification: 'By equality of the body.',
  },
  tags: ['service', 'io'],
  onlyOnRequest: true,
  params: {
    milliseconds: { default: 20, values: [1, 20, 100], description: 'length of a wait, milliseconds' },
    keepAlive,
  },
  request: ({ milliseconds, keepAlive }) => ({
    path: `/${requireInteger(millisecondsParam, milliseconds)}`,
    keepAlive,
  }),
  async handle(_request, response, { params: { milliseconds } }) {
    await sleep(milliseconds);
    response.end(answer);
  },
  verify: ({ body }) => Buffer.from(body).toString() === answer,
});
