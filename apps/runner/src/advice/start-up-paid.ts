/** How long it takes until all workers are ready, and a task from then on, milliseconds. */
export interface StartAndPace {
  readonly readyMs: number;
  readonly taskMs: number;
}

/**
 * When a strategy's gain has paid for its start-up: after n tasks, ready + n·task is the same for both,
 * so n = (ready - ready₀) / (task₀ - task), and that many tasks take the baseline n·task₀.
 * @returns nothing when the strategy is not faster
 */
export function findStartUpPaid(
  baseline: StartAndPace,
  strategy: StartAndPace,
): { readonly paidAfterTasks: number; readonly paidAfterMs: number } | undefined {
  const gainMs = baseline.taskMs - strategy.taskMs;
  if (gainMs <= 0) return undefined;
  const paidAfterTasks = Math.max(0, strategy.readyMs - baseline.readyMs) / gainMs;
  return { paidAfterTasks, paidAfterMs: paidAfterTasks * baseline.taskMs };
}
