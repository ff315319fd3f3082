import { type OptionsOf, poolTuning } from '@parbench/core';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;

/** The options of `threads`. A thread has one task at a time, piscina's default, so that ending it loses no other. */
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
