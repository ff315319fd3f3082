import type { SubmitOptions } from '../executor.ts';
import type { Outcome } from '../outcome.ts';
import type { TaskStamps } from '../task-stamps.ts';

/** A submitted task until it settles. */
export interface Task {
  readonly id: number;
  readonly input: unknown;
  readonly transfer: readonly ArrayBuffer[];
  /** The instant of its deadline on `performance.now()`'s clock; infinite if it has none. */
  readonly dueAt: number;
  /** Receives the instants of its way to the worker; missing if nobody asked for them. */
  readonly stamps: TaskStamps | undefined;
  readonly resolve: (outcome: Outcome) => void;
  /** Removes the listener from the task's signal. */
  forgetSignal: (() => void) | undefined;
  /** Neighbours in the list that it is in. */
  previous: Task | undefined;
  next: Task | undefined;
}

const nothing: readonly ArrayBuffer[] = [];

/** Creates a task that settles by `resolve`. */
export function createTask(
  id: number,
  input: unknown,
  { deadlineMs, transfer = nothing, stamps }: SubmitOptions,
  resolve: (outcome: Outcome) => void,
): Task {
  return {
    id,
    input,
    transfer,
    dueAt: deadlineMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs,
    stamps,
    resolve,
    forgetSignal: undefined,
    previous: undefined,
    next: undefined,
  };
}

/** Settles a task. Only the first outcome counts, as with every promise. */
export function settle(task: Task, outcome: Outcome): void {
  task.forgetSignal?.();
  task.resolve(outcome);
}
