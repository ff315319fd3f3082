import type { FailedOutcome } from '@parbench/core';

/**
 * What piscina needs of an abort signal, for one task, at a fraction of the price of an `AbortController`. Remembers why
 * it was aborted as the outcome that the task then has.
 */
export class TaskSignal {
  /** The instant of the task's deadline on `performance.now()`'s clock; infinite without one. */
  readonly dueAt: number;
  /** The outcome of the task, if it was aborted. */
  outcome: FailedOutcome | undefined;
  #listener: (() => void) | undefined;

  constructor(dueAt: number) {
    this.dueAt = dueAt;
  }

  /** Ends the task: piscina takes it from its queue or terminates its thread. */
  abort(outcome: FailedOutcome): void {
    this.outcome ??= outcome;
    this.#listener?.();
  }

  get aborted(): boolean {
    return this.outcome !== undefined;
  }

  addEventListener(_name: 'abort', listener: () => void): void {
    this.#listener = listener;
  }

  removeEventListener(): void {
    this.#listener = undefined;
  }
}
