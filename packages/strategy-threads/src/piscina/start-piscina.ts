import { fileURLToPath } from 'node:url';
import { type FailedOutcome, messageOf } from '@parbench/core';
import type { LibraryPool, LibraryRequest, LibraryTask, StartRequest } from '@parbench/core/pool-library';
import { FixedQueue, Piscina, queueOptionsSymbol } from 'piscina';
import type { PiscinaOptions } from '../piscina-options.ts';
import { resourceLimitsOf } from '../resource-limits.ts';
import { watchThreads } from './watch-threads.ts';

type LoadBalancer = NonNullable<NonNullable<ConstructorParameters<typeof Piscina>[0]>['loadBalancer']>;
type QueuedTask = Parameters<FixedQueue['push']>[0];

const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-threads/worker'));

/** Starts a piscina pool with a fixed number of threads. */
export async function startPiscina({
  workload,
  workers,
  options,
}: StartRequest<PiscinaOptions>): Promise<LibraryPool<QueuedTask>> {
  const { atomics, concurrentTasksPerWorker } = options;
  const queue = new TrackingQueue();
  const pool = new Piscina({
    filename: entry,
    workerData: workload,
    minThreads: workers,
    maxThreads: workers,
    atomics,
    taskQueue: queue,
    stricterFIFO: true,
    concurrentTasksPerWorker,
    loadBalancer: trackingBalancer(concurrentTasksPerWorker),
    resourceLimits: resourceLimitsOf(options),
  });
  // A thread that fails between tasks is noticed by its exit; without a listener, the event would throw.
  pool.on('error', () => {});
  const threads = watchThreads(pool, workers);
  return {
    opened: threads.opened,
    run(request, task) {
      const { transfer } = task;
      return pool.run(tracked(request, task), transfer && { transferList: [...transfer] });
    },
    cancel({ worker, handle }) {
      if (worker !== undefined) threads.end(Number(worker));
      else if (handle) queue.remove(handle);
    },
    failureOf: lossOf,
    workers: threads,
    tasksPerWorker: concurrentTasksPerWorker,
    teardown: () => Promise.all(pool.threads.map(() => pool.run({}, { name: 'teardown' }))),
    end: () => pool.destroy(),
    endsReliably: true,
  };
}

/**
 * A request that carries its task under a symbol, for queue and balancer. Only properties with a string name are sent
 * to a thread.
 */
interface TrackedRequest {
  [queueOptionsSymbol]: LibraryTask<QueuedTask>;
}

function tracked(request: LibraryRequest, task: LibraryTask<QueuedTask>): TrackedRequest {
  const known = request as unknown as TrackedRequest;
  known[queueOptionsSymbol] = task;
  return known;
}

/** Piscina's own queue. It also stores on each task what it holds for it, so that a task can be removed. */
class TrackingQueue extends FixedQueue {
  override push(queued: QueuedTask): void {
    note(queued);
    super.push(queued);
  }

  override unshift(queued: QueuedTask): void {
    note(queued);
    super.unshift(queued);
  }
}

function note(queued: QueuedTask): void {
  const task = taskOf(queued);
  if (task) task.handle = queued;
}

/**
 * Chooses the thread with the fewest tasks, the first among equals, if it has fewer than `limit`. Stores the choice on
 * the task.
 */
function trackingBalancer(limit: number): LoadBalancer {
  return (queued, threads) => {
    let chosen: (typeof threads)[number] | null = null;
    let least = limit;
    for (const thread of threads) {
      if (thread.currentUsage >= least) continue;
      chosen = thread;
      least = thread.currentUsage;
    }
    const task = taskOf(queued);
    if (chosen && task) task.worker = chosen.id;
    return chosen;
  };
}

function taskOf(queued: QueuedTask): LibraryTask<QueuedTask> | null {
  return queued[queueOptionsSymbol] as LibraryTask<QueuedTask> | null;
}

/** The error with which piscina rejects a task when its thread exits. The exit code is nowhere else. */
const exitMessage = /^worker exited with code: (\d+)$/;

/**
 * Returns the outcome of a task that piscina rejected, or resolved to `null`: it does so when a thread throws `null`
 * outside of any task.
 */
function lossOf(reason: unknown, { worker }: LibraryTask): FailedOutcome {
  const message = messageOf(reason);
  const failed = { status: 'failed', message, ...(worker !== undefined && { worker }) } as const;
  const { name, code } = (reason ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'DataCloneError')
    return { ...failed, kind: 'unserialisable', message: `The input: ${message}` };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { ...failed, kind: 'out-of-memory' };
  const exitCode = exitMessage.exec(message)?.[1];
  if (exitCode === undefined)
    return { ...failed, kind: 'worker-lost', message: `The thread crashed outside of any task: ${message}` };
  const exit = { message: `The thread exited with code ${exitCode}.`, exitCode: Number(exitCode) };
  return { ...failed, kind: 'worker-lost', ...exit };
}
