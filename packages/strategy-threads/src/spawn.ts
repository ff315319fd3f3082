import { defineStrategy, optionsSchema, poolTuning } from '@parbench/core';
import { resourceLimitFields } from './resource-limits.ts';
import { threadCapabilities } from './thread-capabilities.ts';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;

/** A worker thread for each task: what it costs to keep none. */
export const threadsSpawn = defineStrategy({
  name: 'threads/spawn',
  description: 'a worker thread for each task',
  capabilities: { ...threadCapabilities, workerPerTask: true },
  options: optionsSchema({ queueLimit, closeGraceMs, startTimeoutMs, ...resourceLimitFields }),
  async open(request) {
    const { openKernelThreads } = await import('./kernel-threads.ts');
    return openKernelThreads(request, { workerPerTask: true });
  },
});
