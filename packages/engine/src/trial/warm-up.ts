import { performance } from 'node:perf_hooks';
import { isRising } from './rising.ts';
import type { Subject } from './subject.ts';

/** How long a warm-up looks at a time, and when it gives up. Milliseconds. */
export interface WarmUpRequest {
  readonly windowMs: number;
  /** A window holds at least that many completions. */
  readonly minCompletions: number;
  readonly maxMs: number;
}

/** Windows that are looked at before throughput can be called steady. */
const fewestWindows = 8;

/**
 * Loads the subject at full occupancy, so that each worker's compiler sees its share, until its throughput has stopped
 * rising or `maxMs` are over. It counts as steady unless it was still rising then.
 * @throws TrialFailure when a task fails
 */
export async function warmUp(subject: Subject, { windowMs, minCompletions, maxMs }: WarmUpRequest) {
  const startedMs = performance.now();
  const rates: number[] = [];
  let windowStartMs = startedMs;
  let completions = 0;

  await subject.keepBusy((nowMs) => {
    completions++;
    if (completions < minCompletions || nowMs - windowStartMs < windowMs) return false;
    rates.push(completions / (nowMs - windowStartMs));
    windowStartMs = nowMs;
    completions = 0;
    return nowMs - startedMs >= maxMs || (rates.length >= fewestWindows && !isRising(rates));
  });
  return { warmupMs: performance.now() - startedMs, isSteady: !isRising(rates) };
}
