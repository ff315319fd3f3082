import type { Outcome } from '@parbench/core';
import { FixedQueue, type Piscina, queueOptionsSymbol } from 'piscina';

type PiscinaOptions = NonNullable<ConstructorParameters<typeof Piscina>[0]>;
type LoadBalancer = NonNullable<PiscinaOptions['loadBalancer']>;
type QueuedTask = Parameters<FixedQueue['push']>[0];

/** A task inside piscina, and where it is there. */
export interface TrackedTask {
  /** The instant of its deadline on `performance.now()`'s clock; infinite without one. */
  readonly dueAt: number;
  /** Settles the task; the first outcome holds. */
  settle(outcome: Outcome): void;
  /** What piscina's queue holds for it, once it has had to wait. */
  queued?: QueuedTask;
  /** The thread that it was given to. */
  thread?: number;
}

/** The input as piscina gets it. The symbol's value goes to queue and balancer; to a thread goes only what has a name. */
export function trackedInput(input: unknown, task: TrackedTask): object {
  return { input, [queueOptionsSymbol]: task };
}

/** Piscina's own queue, which also notes what it holds for each task, so that one can be taken out. */
export class TrackingQueue extends FixedQueue {
  override push(queued: QueuedTask): void {
    note(queued);
    super.push(queued);
  }

  override unshift(queued: QueuedTask): void {
    note(queued);
    super.unshift(queued);
  }
}

/** Chooses the thread with the fewest tasks, the first among equals, if it has fewer than `limit`; and notes it. */
export function trackingBalancer(limit: number): LoadBalancer {
  return (queued, threads) => {
    let chosen: (typeof threads)[number] | null = null;
    let least = limit;
    for (const thread of threads) {
      if (thread.currentUsage >= least) continue;
      chosen = thread;
      least = thread.currentUsage;
    }
    const task = queued[queueOptionsSymbol] as TrackedTask | null;
    if (chosen && task) task.thread = chosen.id;
    return chosen;
  };
}

function note(queued: QueuedTask): void {
  const task = queued[queueOptionsSymbol] as TrackedTask | null;
  if (task) task.queued = queued;
}
