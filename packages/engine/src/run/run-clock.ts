import { performance } from 'node:perf_hooks';

/** The time of a run, used and left. Milliseconds. */
export interface RunClock {
  readonly budgetMs: number;
  readonly startedAt: Date;
  elapsedMs(): number;
  leftMs(): number;
}

/** Starts the clock of a run, or continues that of a run that was interrupted after `usedMs`. */
export function startClock(budgetMs: number, { startedAt = new Date(), usedMs = 0 } = {}): RunClock {
  const startedMs = performance.now() - usedMs;
  const elapsedMs = () => performance.now() - startedMs;
  return { budgetMs, startedAt, elapsedMs, leftMs: () => Math.max(0, budgetMs - elapsedMs()) };
}
