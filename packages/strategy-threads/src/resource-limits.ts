import type { ResourceLimits } from 'node:worker_threads';
import type { OptionsOf } from '@parbench/core';

/** The limits of each thread, as options: those of Node's `resourceLimits`. What is missing is V8's choice. */
export const resourceLimitFields = {
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each thread' },
  youngHeapLimitMb: {
    type: 'integer',
    min: 1,
    description: 'limit of the young generation of each thread; 16 where `heapLimitMb` is given',
  },
  stackLimitMb: { type: 'integer', min: 1, description: 'limit of the stack of each thread; 4 by default' },
} as const;

export type ResourceLimitOptions = OptionsOf<typeof resourceLimitFields>;

/**
 * The young generation of a thread with a limited heap, MB. Node ends a thread at its limit only if what one collection
 * promotes fits into the 16 MB that it allows beyond; past them V8 ends the whole process.
 */
const youngOfLimitedHeapMb = 16;

/** The limits as Node wants them. */
export function resourceLimitsOf({
  heapLimitMb,
  youngHeapLimitMb = heapLimitMb === undefined ? undefined : youngOfLimitedHeapMb,
  stackLimitMb,
}: ResourceLimitOptions): ResourceLimits {
  return {
    ...(heapLimitMb !== undefined && { maxOldGenerationSizeMb: heapLimitMb }),
    ...(youngHeapLimitMb !== undefined && { maxYoungGenerationSizeMb: youngHeapLimitMb }),
    ...(stackLimitMb !== undefined && { stackSizeMb: stackLimitMb }),
  };
}
