import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

/** The counters at the end of a task. */
interface Counted {
  readonly bare: number;
  readonly call: number;
  readonly locked: number;
}

const workload = 'python-lost-updates';
const threadsParam = { workload, name: 'threads', min: 1, max: 64 };
const incrementsParam = { workload, name: 'increments', min: 1, max: 10_000_000 };

/** `lost-updates` in CPython: each task starts threads of its own, since only they share objects. */
export default defineWorkload({
  name: workload,
  description: 'increments a counter from threads of CPython: counts lost updates',
  about: {
    stresses:
      'A race condition under the GIL. From CPython 3.10 on, threads switch only at jumps and calls, so a bare `counter += 1` in a loop loses nothing there; with a call between reading and writing, or without the GIL, it does. Threads are switched every 0.1 ms instead of every 5 ms, so that a short task has many switches. The figures `lost bare`, `lost call` and `lost locked` are the increments that are missing at the end of a task, of 60,000.',
    source:
      'The textbook example of a race; where threads may switch is decided by the evaluation loop of CPython (`Python/ceval.c`).',
    verification:
      'The counter under a lock must be exactly the number of increments; the others at least 1 and at most that.',
  },
  tags: ['shared', 'hazard'],
  onlyOnRequest: true,
  params: {
    threads: { default: 2, description: 'threads of a task' },
    increments: { default: 30_000, description: 'increments of each counter in a thread' },
  },
  implementations: pythonModule(import.meta.url),
  input({ threads, increments }, seed) {
    requireInteger(threadsParam, threads);
    requireInteger(incrementsParam, increments);
    return seed;
  },
  verify(output, _input, params) {
    const { bare, call, locked } = output as Counted;
    const expected = expectedCount(params);
    return locked === expected && [bare, call].every((count) => count >= 1 && count <= expected);
  },
  figures(output, _input, params) {
    const { bare, call, locked } = output as Counted;
    const expected = expectedCount(params);
    return {
      'lost bare': expected - bare,
      'lost call': expected - call,
      'lost locked': expected - locked,
    };
  },
});

function expectedCount({ threads, increments }: Readonly<Record<string, unknown>>): number {
  return Number(threads) * Number(increments);
}
