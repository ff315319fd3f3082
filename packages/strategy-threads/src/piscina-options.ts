import type { OptionsOf } from '@parbench/core';
import type { LibraryPoolOptions } from '@parbench/core/pool-library';
import { resourceLimitFields } from './resource-limits.ts';

/** By default a thread has one task at a time, as in piscina, so that ending it loses no other. */
export const piscinaFields = {
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

/** The options of `threads`. */
export type PiscinaOptions = LibraryPoolOptions & OptionsOf<typeof piscinaFields>;
