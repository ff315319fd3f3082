import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Executor, OpenRequest } from '@parbench/core';
import { createPool, type PoolTuning, type PoolWorker } from '@parbench/core/pool';
import { type ResourceLimitOptions, resourceLimitsOf } from './resource-limits.ts';
import { onceExited } from './thread-exit.ts';

const entry = new URL(import.meta.resolve('@parbench/core/worker/thread'));

/**
 * Opens the pool kernel over worker threads that receive tasks over their message ports.
 * @throws what `createPool` throws
 */
export function openKernelThreads(
  request: OpenRequest<ResourceLimitOptions & Partial<PoolTuning>>,
  { workerPerTask = false } = {},
): Promise<Required<Executor>> {
  const { workload, workers, signal, options } = request;
  const { heapLimitMb, youngHeapLimitMb, stackLimitMb, ...tuning } = options;
  const resourceLimits = resourceLimitsOf(options);
  return createPool({
    ...tuning,
    workload,
    workers,
    workerPerTask,
    spawnWorker: () => startThread(entry, resourceLimits),
    canTransfer: true,
    ...(signal && { signal }),
  });
}

/** Starts a thread that runs the module at `url`. */
export function startThread(url: URL, resourceLimits: ResourceLimits): PoolWorker {
  const thread = new Worker(url, { resourceLimits });
  return {
    id: thread.threadId,
    pid: process.pid,
    post: (message, transfer) => thread.postMessage(message, transfer),
    onMessage: (receive) => void thread.on('message', receive),
    onExit: (listener) => onceExited(thread, listener),
    kill: () => void thread.terminate(),
  };
}
