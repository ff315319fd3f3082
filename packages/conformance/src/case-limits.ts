import type { ConformanceCase } from './conformance-case.ts';
import type { StrategyUnderTest } from './strategy-under-test.ts';

/** How long one case may take, in milliseconds. */
export interface CaseLimits {
  /** For the case itself. */
  readonly runMs: number;
  /** For closing its executors after it has passed. */
  readonly closeMs: number;
  /** For ending them by force otherwise. */
  readonly forceMs: number;
}

/** The least `caseLimitMs`: some cases wait for 5 s until they can say what is wrong. */
export const leastCaseLimitMs = 6_000;

/** The time limit of a case without a deadline of its own. */
const usualMs = 15_000;

/**
 * Returns the limits of `testCase`: its own deadline, twice that if each task starts a worker of its own, and less in
 * proportion to a `caseLimitMs` that is less than usual.
 */
export function limitsOf(
  testCase: ConformanceCase,
  { strategy, caseLimitMs = usualMs }: StrategyUnderTest,
): CaseLimits {
  const factor = (strategy.capabilities?.workerPerTask ? 2 : 1) * (caseLimitMs / usualMs);
  return {
    runMs: factor * (testCase.deadlineMs ?? usualMs),
    closeMs: Math.min(10_000, caseLimitMs),
    forceMs: 2_000,
  };
}

/** Returns the longest time that a case can take altogether, including the start of its process. */
export function longestOf({ runMs, closeMs, forceMs }: CaseLimits): number {
  return runMs + closeMs + forceMs + 5_000;
}
