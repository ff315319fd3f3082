import { setTimeout as sleep } from 'node:timers/promises';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

const millisecondsParam = { workload: 'sleep', name: 'milliseconds', min: 1, max: 60_000 };

/** Waits, as a task does that calls another service: it needs a worker for as long as it takes, and no CPU. */
export default defineWorkload({
  name: 'sleep',
  description: 'waits: the input of a task that calls another service',
  about: {
    stresses:
      'Waiting, which needs a worker for as long as it takes, and no CPU: more workers than CPUs help, and no GIL hinders.',
    source: 'Of our own; the input of a task that calls another service.',
    verification: 'By the output, which says that the wait is over.',
  },
  tags: ['io'],
  onlyOnRequest: true,
  params: { milliseconds: { default: 5, values: [1, 5, 50], description: 'length of a wait, milliseconds' } },
  implementations: pythonModule(import.meta.url),
  input: ({ milliseconds }) => requireInteger(millisecondsParam, milliseconds) / 1000,
  run: async (seconds: number) => {
    await sleep(seconds * 1000);
    return true;
  },
  verify: (output) => output === true,
});
