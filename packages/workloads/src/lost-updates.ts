import { defineJob } from '@parbench/core';
import { counterBytes, incrementCounters, lostUpdates, readCounters } from './increment-counters.ts';
import { requireInteger } from './require-integer.ts';
import { runTasks } from './task-outputs.ts';

/** Two counters in shared memory, and how often each task increments both. */
interface SharedCounters {
  readonly counters: Int32Array;
  readonly increments: number;
}

const workload = 'lost-updates';
const tasksParam = { workload, name: 'tasks', min: 1, max: 200 };
const incrementsParam = { workload, name: 'increments', min: 1, max: 10_000_000 };

/** Increments two counters in shared memory from all workers: one by `++`, the other by `Atomics.add`. */
export default defineJob({
  name: workload,
  description: 'increments shared counters, plainly and atomically: counts lost updates',
  about: {
    stresses:
      'A race condition: `counter++` reads, adds and writes, and what another worker has written in between is lost. The figures `lost plain` and `lost atomic` are the increments that are missing at the end of a job, of 2,000,000. Strategies whose workers share no memory cannot lose any, and are skipped.',
    source:
      'The textbook example of a race; [`Atomics.add`](https://tc39.es/ecma262/#sec-atomics.add) of ECMAScript is indivisible, `++` on shared memory is not.',
    verification:
      'The atomic counter must be exactly the number of increments; the plain one at least 1 and at most that.',
  },
  tags: ['shared', 'hazard', 'job'],
  onlyOnRequest: true,
  requires: ['sharedMemory'],
  sync: true,
  params: {
    tasks: { default: 8, description: 'tasks that increment both counters' },
    increments: { default: 250_000, description: 'increments of each counter in a task' },
  },
  prepare: ({ increments }): SharedCounters => ({
    counters: new Int32Array(new SharedArrayBuffer(counterBytes)),
    increments: requireInteger(incrementsParam, increments),
  }),
  run({ counters, increments }: SharedCounters): boolean {
    incrementCounters(counters, increments);
    return true;
  },
  async drive(executor, shared, { tasks }) {
    await runTasks(executor, new Array(requireInteger(tasksParam, tasks)).fill(shared));
    return readCounters(shared.counters);
  },
  verify: (counted, _shared, { tasks, increments }) =>
    counted.atomic === tasks * increments && counted.plain >= 1 && counted.plain <= tasks * increments,
  figures: (counted, _shared, { tasks, increments }) => lostUpdates(counted, tasks * increments),
});
