import { setTimeout as sleep } from 'node:timers/promises';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

const millisecondsParam = { workload: 'sleep', name: 'milliseconds', min: 1, max: 60_000 };

/** Waits, as a task does that calls another service: it needs a worker for as long as it takes, and no CPU. */
export default defineWorkload({
  name: 'sleep',
  description: 'waits: the input of a task that calls another service',
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
