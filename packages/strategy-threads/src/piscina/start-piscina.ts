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
  // Threads that fail between tasks are seen by their exit; without a listener, the event would throw.
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

/** A request as queue and balancer know it by its symbol; to a thread goes only what has a name. */
interface TrackedRequest {
  [queueOptionsSymbol]: LibraryTask<QueuedTask>;
}

function tracked(request: LibraryRequest, task: LibraryTask<QueuedTask>): TrackedRequest {
  const known = request as unknown as TrackedRequest;
  known[queueOptionsSymbol] = task;
  return known;
}

/** Piscina's own queue, which also notes what it holds for each task, so that one can be taken out. */
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

/** Chooses the thread with the fewest tasks, the first among equals, if it has fewer than `limit`; and notes it. */
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

/** What piscina rejects a task with when its thread exits: the only place where the exit code is to be had. */
const exitMessage = /^worker exited with code: (\d+)$/;

/** The outcome of a task that piscina rejected, or resolved to `null`, as it does when a thread throws that outside of any task. */
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
