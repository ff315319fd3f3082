import type { TaskList } from './task-list.ts';
import type { WorkerHandle } from './worker-handle.ts';

/** Hands waiting tasks to workers. */
export interface Dispatcher {
  /** Hands out what can be handed out at the end of this turn, with one message to each worker. */
  schedule(): void;
}

/**
 * Tasks go in the order in which they were submitted, each to the worker with the fewest, and among equals to the one
 * in the first slot, as long as it has fewer than it may hold. A task that was given to a worker stays there.
 */
export function createDispatcher(queue: TaskList, handles: () => readonly WorkerHandle[]): Dispatcher {
  let isScheduled = false;

  function dispatch(): void {
    isScheduled = false;
    const workers = handles();
    const now = performance.now();
    for (let task = queue.first; task; task = queue.first) {
      const worker = leastLoaded(workers, now);
      if (worker === undefined) break;
      queue.remove(task);
      worker.give(task);
    }
    for (const worker of workers) worker.flush();
  }

  return {
    schedule() {
      if (isScheduled) return;
      isScheduled = true;
      // A tick runs after all promises of this turn: whoever goes on with an answer submits in time for this message.
      process.nextTick(dispatch);
    },
  };
}

function leastLoaded(workers: readonly WorkerHandle[], now: number): WorkerHandle | undefined {
  let best: WorkerHandle | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const worker of workers) {
    const load = worker.inFlight.size;
    if (worker.state !== 'ready' || load >= least || load >= worker.limitAt(now)) continue;
    if (load === 0) return worker;
    best = worker;
    least = load;
  }
  return best;
}
