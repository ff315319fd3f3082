import { performance } from 'node:perf_hooks';
import { isSteady } from './steady.ts';
import type { Subject } from './subject.ts';

/** How long a warm-up looks at a time, and when it gives up. */
export interface WarmUpRequest {
  readonly windowMs: number;
  readonly minCompletions: number;
  readonly maxMs: number;
}

/**
 * Loads the subject in windows until its throughput is steady or `maxMs` are over. Full occupancy keeps every worker
 * busy, so each isolate's compiler sees its share.
 */
export async function warmUp(subject: Subject, { windowMs, minCompletions, maxMs }: WarmUpRequest) {
  const startedMs = performance.now();
  const rates: number[] = [];
  const elapsedMs = () => performance.now() - startedMs;
  while (!isSteady(rates) && elapsedMs() < maxMs) {
    const { completions, elapsedMs } = await subject.load({ durationMs: windowMs, minCompletions });
    rates.push(completions / elapsedMs);
  }
  return { warmupMs: elapsedMs(), isSteady: isSteady(rates) };
}
