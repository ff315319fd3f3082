import { performance } from 'node:perf_hooks';
import type { LoadTimes, WarmUpTimes } from '../plan/trial-times.ts';
import type { LoadSample } from '../protocol/load.ts';
import { isWarming, type WarmUpWindow } from './steadiness.ts';

/** The result of a warm-up. */
export interface WarmUp {
  readonly warmupMs: number;
  readonly isSteady: boolean;
}

/** The fewest windows after which throughput can be called steady. */
const fewestWindows = 6;

/**
 * Loads a cell at full occupancy, in windows that resemble the timed slices, so that the code of each worker and of the
 * driver is compiled as it will be used. It takes at least `minMs`, and continues until throughput has stopped rising or
 * `maxMs` have passed. The cell counts as steady unless throughput was still rising at the end.
 * @throws what `load` throws
 */
export async function warmUp(
  load: (window: LoadTimes) => Promise<LoadSample>,
  { windowMs, minCompletions, minMs, maxMs, batchTasks }: WarmUpTimes,
): Promise<WarmUp> {
  if (batchTasks !== undefined) return warmUpInBatches(load, batchTasks, minMs);
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  const windows: WarmUpWindow[] = [];
  const isSteady = () => windows.length >= fewestWindows && !isWarming(windows);
  const isOver = () => elapsedMs() >= maxMs || (elapsedMs() >= minMs && isSteady());
  do {
    const sample = await load({ durationMs: windowMs, minCompletions });
    windows.push({ ...sample, rate: sample.completions / sample.elapsedNs });
  } while (!isOver());
  return { warmupMs: elapsedMs(), isSteady: !isWarming(windows) };
}

/** Calls long tasks until `minMs` have passed: too few for a trend. */
async function warmUpInBatches(
  load: (window: LoadTimes) => Promise<LoadSample>,
  batchTasks: number,
  minMs: number,
): Promise<WarmUp> {
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  while (elapsedMs() < minMs) await load({ batchTasks, durationMs: 0, minCompletions: 0 });
  return { warmupMs: elapsedMs(), isSteady: true };
}
