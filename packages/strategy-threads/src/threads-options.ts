import { type OptionsOf, poolTuning } from '@parbench/core';
import { resourceLimitFields } from './resource-limits.ts';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;

/** The options of `threads`. By default a thread has one task at a time, as in piscina, so that ending it loses no other. */
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
  concurrentTasksPerWorker: {
    type: 'integer',
    min: 1,
    default: 1,
    description: "tasks that a thread holds at once, all lost when it is ended: piscina's option",
  },
  ...resourceLimitFields,
} as const;

export type ThreadsOptions = OptionsOf<typeof threadsFields>;
