import type { OpenedExecutor } from '@parbench/core';

/** An executor that knows which of its tasks have not settled yet. */
export interface TrackedExecutor extends OpenedExecutor {
  /** How many workers it has at full width; 1 if the driver is the worker. */
  readonly width: number;
  /** One short description for each task without an outcome. */
  unsettled(): readonly string[];
}

/** Wraps `executor` and keeps track of its tasks. */
export function trackExecutor(executor: OpenedExecutor, width: number): TrackedExecutor {
  const pending = new Map<symbol, string>();
  return {
    ...executor,
    width,
    submit(input, options) {
      const task = Symbol('task');
      pending.set(task, describeInput(input));
      const outcome = executor.submit(input, options);
      void outcome.then(
        () => pending.delete(task),
        () => pending.set(task, `${describeInput(input)} (rejected)`),
      );
      return outcome;
    },
    unsettled: () => [...pending.values()],
  };
}

function describeInput(input: unknown): string {
  const { act } = (input ?? {}) as { act?: unknown };
  return typeof act === 'string' ? act : typeof input;
}
