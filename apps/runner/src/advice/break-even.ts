/** The time of a task, one over the throughput, with and without the work of the call, milliseconds. */
export interface TaskTimes {
  readonly withWorkMs: number;
  readonly dispatchCostMs: number;
}

/** The shortest call that a strategy runs faster than the baseline. */
export interface BreakEven {
  readonly breakEvenMs: number;
  /** The break-even may be higher: only this lower bound is known. */
  readonly isLeast: boolean;
}

/**
 * Finds the length of a call from which a strategy is faster than the baseline. The time of a task is modelled as linear
 * in the length of the call, through two measured points, without work and with it:
 *
 *     baseline  h₀ + w          strategy  h + k·w          k = (t - h) / (t₀ - h₀)
 *
 * The lines meet at w = (h - h₀) / (1 - k). If the work is smaller than the difference in dispatch cost, k would be only
 * noise; then it is k = 1 / workers, the best possible value, and the break-even is at least the result.
 * @returns undefined if the lines do not meet: no call is long enough
 */
export function findBreakEven(
  baseline: TaskTimes,
  strategy: TaskTimes,
  workers: number,
): BreakEven | undefined {
  const workMs = baseline.withWorkMs - baseline.dispatchCostMs;
  const extraMs = strategy.dispatchCostMs - baseline.dispatchCostMs;
  if (extraMs <= 0) return { breakEvenMs: 0, isLeast: false };
  const isLeast = workMs < extraMs;
  const slope = isLeast ? 1 / workers : (strategy.withWorkMs - strategy.dispatchCostMs) / workMs;
  return slope < 1 ? { breakEvenMs: extraMs / (1 - slope), isLeast } : undefined;
}

/** The time until all workers are ready, and the time of a task from then on, milliseconds. */
export interface StartAndPace {
  readonly readyMs: number;
  readonly taskMs: number;
}

/**
 * Finds when a strategy's gain has paid for its start-up: after n tasks, ready + n·task is the same for both, so
 * n = (ready - ready₀) / (task₀ - task). The baseline needs n·task₀ for these tasks.
 * @returns undefined if the strategy is not faster
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
