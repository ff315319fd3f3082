import type { ResourceLimits } from 'node:worker_threads';
import { inheritedFlags, type OptionsOf, processFields } from '@parbench/core';

/** The option of every `pool/...` strategy, in addition to those of the adapter. */
export const heapFields = { heapLimitMb: processFields.heapLimitMb } as const;

type HeapOptions = OptionsOf<typeof heapFields>;

/** Returns the limit of a worker thread. */
export function resourceLimitsOf({ heapLimitMb }: HeapOptions): ResourceLimits {
  return heapLimitMb === undefined ? {} : { maxOldGenerationSizeMb: heapLimitMb };
}

/** Returns the Node options of a worker process: the driver's own, and the limit of its heap. */
export function execArgvOf({ heapLimitMb }: HeapOptions): string[] {
  return [...inheritedFlags(), ...(heapLimitMb === undefined ? [] : [`--max-old-space-size=${heapLimitMb}`])];
}
