import type { TaskList } from './task-list.ts';
import type { WorkerHandle } from './worker-handle.ts';

/** Assigns waiting tasks to workers. */
export interface Dispatcher {
  /** Assigns tasks at the end of this turn of the event loop and sends each worker one message. */
  schedule(): void;
}

/**
 * Assigns tasks in the order of their submission, each to the worker that has the fewest and may hold more; among
 * equals, to the one in the first slot. A task stays with its worker.
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
      // A tick runs after all promises of this turn: tasks that are submitted on receipt of an answer still go into
      // this message.
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
