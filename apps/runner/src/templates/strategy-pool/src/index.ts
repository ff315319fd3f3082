import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { definePlugin, defineStrategy, optionsSchema, poolTuning } from '@parbench/core';

const entry = fileURLToPath(import.meta.resolve('@parbench/core/worker/process'));

/** Forked processes on parbench's pool kernel, which queues tasks and replaces workers. */
export const myStrategy = defineStrategy({
  name: 'my-strategy',
  description: 'forked processes, JSON messages',
  capabilities: { unit: 'process', values: 'json', isolatesHeap: true, isolatesCrashes: true },
  options: optionsSchema(poolTuning),
  async open({ workload, workers, options, signal }) {
    const { createProcessPool } = await import('@parbench/core/pool');
    return createProcessPool({
      ...options,
      workload,
      workers,
      values: 'json',
      // The kernel reads stderr, since it says when a heap is full.
      fork: () => fork(entry, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] }),
      ...(signal && { signal }),
    });
  },
});

export default definePlugin({ strategies: [myStrategy] });
