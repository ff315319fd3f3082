import { performance } from 'node:perf_hooks';

/** The time of a run: how much is used, and what still fits. Milliseconds. */
export interface RunClock {
  readonly budgetMs: number;
  readonly startedAt: Date;
  elapsedMs(): number;
  leftMs(): number;
}

/** Starts the clock of a run. */
export function startClock(budgetMs: number): RunClock {
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  return { budgetMs, startedAt: new Date(), elapsedMs, leftMs: () => Math.max(0, budgetMs - elapsedMs()) };
}
