import { defineStrategy, optionsSchema, poolTuning } from '@parbench/core';
import { resourceLimitFields } from './resource-limits.ts';
import { threadCapabilities } from './thread-capabilities.ts';

/** Worker threads under the pool kernel, fed over their message ports. */
export const threadsPipelined = defineStrategy({
  name: 'threads/pipelined',
  description: 'worker threads under the pool kernel: pipelined, batched messages',
  capabilities: threadCapabilities,
  options: optionsSchema({ ...poolTuning, ...resourceLimitFields }),
  async open(request) {
    const { openKernelThreads } = await import('./kernel-threads.ts');
    return openKernelThreads(request);
  },
});
