import type { Capabilities } from '@parbench/core';

/** What worker threads offer, whichever way they are fed. */
export const threadCapabilities = {
  unit: 'thread',
  values: 'structured-clone',
  transfer: true,
  sharedMemory: true,
  isolatesHeap: true,
} as const satisfies Partial<Capabilities>;
