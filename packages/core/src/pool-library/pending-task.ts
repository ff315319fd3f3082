import type { SubmitOptions } from '../executor.ts';
import type { Outcome } from '../outcome.ts';
import type { LibraryTask } from './library-pool.ts';

/** A task that was given to a library and has not settled. */
export interface PendingTask extends LibraryTask {
  /** The instant of its deadline on `performance.now()`'s clock; infinite if it has none. */
  readonly dueAt: number;
  readonly resolve: (outcome: Outcome) => void;
  /** Its listener on `signal`, if it has one. */
  onAbort: (() => void) | undefined;
  /** The controller of its `cancelSignal`, once the library has called that. */
  controller: AbortController | undefined;
}

/** Creates a task that settles by `resolve`. */
export function createPendingTask(
  { signal, deadlineMs, transfer }: SubmitOptions,
  resolve: (outcome: Outcome) => void,
): PendingTask {
  return {
    dueAt: deadlineMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs,
    resolve,
    signal,
    transfer,
    worker: undefined,
    handle: undefined,
    onAbort: undefined,
    controller: undefined,
    cancelSignal,
  };
}

/** One function for all tasks, since most libraries have a cheaper way to cancel and never call it. */
function cancelSignal(this: PendingTask): AbortSignal {
  this.controller ??= new AbortController();
  return this.controller.signal;
}
