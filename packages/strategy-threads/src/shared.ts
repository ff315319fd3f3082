import { defineStrategy, optionsSchema, poolTuning } from '@parbench/core';
import { resourceLimitFields } from './resource-limits.ts';
import { threadCapabilities } from './thread-capabilities.ts';

/** Worker threads under the pool kernel, fed through rings in shared memory. */
export const threadsShared = defineStrategy({
  name: 'threads/shared',
  description: 'worker threads under the pool kernel: ring buffers in shared memory',
  capabilities: threadCapabilities,
  options: optionsSchema({
    ...poolTuning,
    ringBytes: {
      type: 'integer',
      min: 1_024,
      max: 2 ** 30,
      default: 131_072,
      description:
        'size of each of the two rings of a thread; a value above a quarter of it goes over its port',
    },
    spinMicroseconds: {
      type: 'integer',
      min: 0,
      max: 10_000,
      default: 100,
      description:
        'how long a thread that has no task looks for the next one before it sleeps; only for workloads with `sync`',
    },
    ...resourceLimitFields,
  }),
  async open(request) {
    const { openSharedThreads } = await import('./shared/open-shared-threads.ts');
    return openSharedThreads(request);
  },
});
