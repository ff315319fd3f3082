/** Milliseconds for a task, one over the throughput, with the work of the call and without it. */
export interface TaskTimes {
  readonly withWorkMs: number;
  readonly dispatchCostMs: number;
}

/** The shortest call that a strategy runs faster than the baseline. */
export interface BreakEven {
  readonly breakEvenMs: number;
  /** It is only known to be at least that. */
  readonly isLeast: boolean;
}

/**
 * From which length of a call on a strategy is faster than the baseline. Each one's time for a task is taken for a
 * straight line over the length of the call, through its two measured points, without work and with it:
 *
 *     baseline  h₀ + w          strategy  h + k·w          k = (t - h) / (t₀ - h₀)
 *
 * They meet at w = (h - h₀) / (1 - k). Where the work is smaller than the difference in dispatch cost, k would be all
 * noise; then the best that `workers` can do stands in, k = 1 / workers, and the break-even is at least what follows.
 * @returns nothing when the lines do not meet: no call is long enough
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
