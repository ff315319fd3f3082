import type { ResourceLimits } from 'node:worker_threads';
import type { OptionsOf } from '@parbench/core';

/** The limits of each thread, as options: those of Node's `resourceLimits`. V8 chooses those that are missing. */
export const resourceLimitFields = {
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each thread' },
  youngHeapLimitMb: {
    type: 'integer',
    min: 1,
    description: 'limit of the young generation of each thread; 16 by default if `heapLimitMb` is set',
  },
  stackLimitMb: { type: 'integer', min: 1, description: 'limit of the stack of each thread; 4 by default' },
} as const;

export type ResourceLimitOptions = OptionsOf<typeof resourceLimitFields>;

/**
 * The young generation of a thread with a limited heap, in MB. At its limit, Node ends only the thread if the survivors
 * of one collection fit into the 16 MB that it allows beyond; otherwise V8 ends the whole process.
 */
const youngOfLimitedHeapMb = 16;

/** Returns the limits in the form of Node's `resourceLimits`. */
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
