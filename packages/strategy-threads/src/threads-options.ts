import { type OptionsOf, poolTuning } from '@parbench/core';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;

/**
 * The options of `threads`. `concurrentTasksPerWorker` is not among them: piscina gives a thread no second task beside
 * one that can be aborted, and a task with a deadline is such a task.
 */
export const threadsFields = {
  queueLimit,
  closeGraceMs,
  startTimeoutMs,
  atomics: {
    type: 'choice',
    values: ['sync', 'async', 'disabled'],
    default: 'sync',
    description: "how a thread waits for its next task: piscina's option",
  },
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each thread' },
} as const;

export type ThreadsOptions = OptionsOf<typeof threadsFields>;
