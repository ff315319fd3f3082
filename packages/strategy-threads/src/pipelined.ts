import { Worker } from 'node:worker_threads';
import { defineStrategy, optionsSchema, poolTuning } from '@parbench/core';
import type { PoolWorker } from '@parbench/core/pool';

const entry = new URL(import.meta.resolve('@parbench/core/worker/thread'));

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
  options: optionsSchema({
    ...poolTuning,
    heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each thread' },
  }),
  async open({ workload, workers, signal, options: { heapLimitMb, ...tuning } }) {
    const { createPool } = await import('@parbench/core/pool');
    const resourceLimits = heapLimitMb === undefined ? {} : { maxOldGenerationSizeMb: heapLimitMb };
    const spawnWorker = () => threadWorker(new Worker(entry, { resourceLimits }));
    return createPool({
      ...tuning,
      workload,
      workers,
      spawnWorker,
      canTransfer: true,
      ...(signal && { signal }),
    });
  },
});

function threadWorker(thread: Worker): PoolWorker {
  let error: (Error & { code?: string }) | undefined;
  thread.once('error', (fault: Error) => {
    error = fault;
  });
  return {
    id: thread.threadId,
    pid: process.pid,
    post: (message, transfer) => thread.postMessage(message, transfer),
    onMessage: (receive) => void thread.on('message', receive),
    onExit: (listener) =>
      void thread.once('exit', (exitCode) =>
        listener({
          exitCode,
          isOutOfMemory: error?.code === 'ERR_WORKER_OUT_OF_MEMORY',
          ...(error && { error }),
        }),
      ),
    kill: () => void thread.terminate(),
  };
}
