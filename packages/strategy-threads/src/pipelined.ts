import { defineStrategy, optionsSchema, poolTuning } from '@parbench/core';
import { resourceLimitFields } from './resource-limits.ts';

/** Worker threads under the pool kernel, fed over their message ports. */
export const threadsPipelined = defineStrategy({
  name: 'threads/pipelined',
  description: 'worker threads under the pool kernel: pipelined, batched messages',
  capabilities: {
    unit: 'thread',
    values: 'structured-clone',
    transfer: true,
    sharedMemory: true,
    isolatesHeap: true,
  },
  options: optionsSchema({ ...poolTuning, ...resourceLimitFields }),
  async open(request) {
    const { openKernelThreads } = await import('./kernel-threads.ts');
    return openKernelThreads(request);
  },
});
