import { fileURLToPath } from 'node:url';
import { type Executor, type OpenRequest, ParbenchError } from '@parbench/core';
import { within } from '@parbench/core/pool';
import { Piscina } from 'piscina';
import { createKeepAlive } from './keep-alive.ts';
import { createPiscinaTasks } from './piscina-tasks.ts';
import { resourceLimitsOf } from './resource-limits.ts';
import { type ThreadWatch, watchThreads } from './thread-watch.ts';
import type { ThreadsOptions } from './threads-options.ts';
import { TrackingQueue, trackingBalancer } from './tracked-task.ts';

const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-threads/worker'));

/**
 * Opens a piscina pool as an executor: what piscina rejects becomes an outcome, and what it does not do at all is
 * added (deadlines, readiness, a reason for a failed start, teardown).
 * @throws ParbenchError of the thread that could not start; the reason of `signal` if that was aborted
 */
export async function openPiscina(request: OpenRequest<ThreadsOptions>): Promise<Required<Executor>> {
  const { workload, workers, options, signal } = request;
  const queue = new TrackingQueue();
  const pool = new Piscina({
    filename: entry,
    workerData: workload,
    minThreads: workers,
    maxThreads: workers,
    atomics: options.atomics,
    taskQueue: queue,
    stricterFIFO: true,
    concurrentTasksPerWorker: options.concurrentTasksPerWorker,
    loadBalancer: trackingBalancer(options.concurrentTasksPerWorker),
    resourceLimits: resourceLimitsOf(options),
  });
  // Threads that fail between tasks are seen by their exit; without a listener, the event would throw.
  pool.on('error', () => {});
  const keepAlive = createKeepAlive();
  const threads = watchThreads(pool, workers, keepAlive, (reason) => tasks.refuseAll(reason));
  const tasks = createPiscinaTasks(
    pool,
    queue,
    keepAlive,
    workers * options.concurrentTasksPerWorker + options.queueLimit,
    threads.end,
  );
  let closing: Promise<void> | undefined;

  async function shutDown(): Promise<void> {
    threads.close();
    await tasks.drain(options.closeGraceMs);
    const teardowns = pool.threads.map(() => pool.run({}, { name: 'teardown' }));
    await within(Promise.allSettled(teardowns), options.closeGraceMs);
    await pool.destroy();
    keepAlive.end();
  }

  try {
    await openInTime(threads, options.startTimeoutMs, signal);
  } catch (error) {
    await pool.destroy();
    keepAlive.end();
    throw error;
  }
  return {
    submit: tasks.submit,
    close: () => (closing ??= shutDown()),
    ready: threads.ready,
    workers: threads.workers,
  };
}

async function openInTime(
  threads: ThreadWatch,
  startTimeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const givenUp = Promise.withResolvers<never>();
  const onAbort = () => givenUp.reject(signal?.reason);
  const timeout = `\`startTimeoutMs\`: no thread was ready within ${startTimeoutMs} ms.`;
  const timer = setTimeout(() => givenUp.reject(new ParbenchError('worker-start', timeout)), startTimeoutMs);
  signal?.addEventListener('abort', onAbort);
  try {
    signal?.throwIfAborted();
    await Promise.race([threads.opened, givenUp.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
