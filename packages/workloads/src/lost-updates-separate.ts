import { defineJob } from '@parbench/core';
import {
  type Counts,
  counterBytes,
  incrementCounters,
  lostUpdates,
  readCounters,
} from './increment-counters.ts';
import { requireInteger } from './require-integer.ts';
import { runTasks } from './task-outputs.ts';

const workload = 'lost-updates/separate';
const tasksParam = { workload, name: 'tasks', min: 1, max: 200 };
const incrementsParam = { workload, name: 'increments', min: 1, max: 10_000_000 };

/** `lost-updates` with counters in memory of the task's own: the driver adds them up. */
export default defineJob({
  name: workload,
  description: 'increments counters in memory of each task’s own: no update can be lost',
  about: {
    stresses:
      'The same increments as `lost-updates`, with no memory in common. The figures `lost plain` and `lost atomic` must be 0 with every strategy.',
    source: 'Of our own: the control of `lost-updates`.',
    verification: 'Both sums must be exactly the number of increments.',
  },
  tags: ['hazard', 'job'],
  onlyOnRequest: true,
  sync: true,
  params: {
    tasks: { default: 8, description: 'tasks that increment two counters each' },
    increments: { default: 250_000, description: 'increments of each counter in a task' },
  },
  prepare: ({ increments }) => requireInteger(incrementsParam, increments),
  run(increments: number): Counts {
    const counters = new Int32Array(counterBytes / 4);
    incrementCounters(counters, increments);
    return readCounters(counters);
  },
  async drive(executor, increments, { tasks }): Promise<Counts> {
    const counts = await runTasks(executor, new Array(requireInteger(tasksParam, tasks)).fill(increments));
    return {
      plain: counts.reduce((total, count) => total + count.plain, 0),
      atomic: counts.reduce((total, count) => total + count.atomic, 0),
    };
  },
  verify: ({ plain, atomic }, _increments, { tasks, increments }) =>
    plain === tasks * increments && atomic === tasks * increments,
  figures: (counted, _increments, { tasks, increments }) => lostUpdates(counted, tasks * increments),
});
