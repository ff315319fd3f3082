import type { DeadlineOutcome } from '../outcome.ts';
import { settle, type Task } from './task.ts';
import type { TaskList } from './task-list.ts';
import type { WorkerHandle } from './worker-handle.ts';

/**
 * Settles the tasks whose deadline has passed. A waiting task just settles. A task in flight costs its worker: the
 * first expired task that the worker got settles as `deadline`, all its other tasks as lost. Returns the earliest
 * deadline left, on the same clock as `now`; infinite for none.
 */
export function expireTasks(queue: TaskList, handles: Iterable<WorkerHandle>, now: number): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const task of queue) {
    if (task.dueAt > now) {
      earliest = Math.min(earliest, task.dueAt);
      continue;
    }
    queue.remove(task);
    settle(task, deadlineOutcome('The deadline passed before a worker was free.'));
  }
  for (const handle of handles) earliest = Math.min(earliest, expireInFlight(handle, now));
  return earliest;
}

/** Returns the outcome of a task whose deadline has passed. */
export function deadlineOutcome(message: string): DeadlineOutcome {
  return { status: 'failed', kind: 'deadline', message };
}

function expireInFlight(handle: WorkerHandle, now: number): number {
  const tasks: readonly Task[] = [...handle.inFlight];
  const expired = tasks.find((task) => task.dueAt <= now);
  if (expired === undefined) return Math.min(Number.POSITIVE_INFINITY, ...tasks.map((task) => task.dueAt));
  const { id } = handle.worker;
  const outcome = { ...deadlineOutcome(`The deadline passed on worker ${id}.`), worker: id };
  handle.killFor(expired, outcome, 'was killed because the deadline of another of its tasks passed');
  return Number.POSITIVE_INFINITY;
}
