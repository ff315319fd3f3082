import { performance } from 'node:perf_hooks';
import type { LoadTimes, WarmUpTimes } from '../plan/trial-times.ts';
import type { LoadSample } from '../protocol/load.ts';
import type { CellHost } from './cell-host.ts';
import { isWarming, type WarmUpWindow } from './steadiness.ts';

/** The result of a warm-up. */
export interface WarmUp {
  readonly warmupMs: number;
  readonly isSteady: boolean;
}

/** The fewest windows after which throughput can be called steady. */
const fewestWindows = 6;

/** The part of a cell's host that warm-up uses. */
export interface WarmingHost extends Pick<CellHost, 'rehearse'> {
  load(window: LoadTimes): Promise<LoadSample>;
}

/**
 * Loads a cell at full occupancy, in windows that resemble the timed slices, so that the code of each worker and of the
 * driver is compiled as it will be used. It takes at least `minMs`, and continues until throughput has stopped rising or
 * `maxMs` have passed. The cell counts as steady unless throughput was still rising at the end. A rehearsal of dispatch is
 * part of that time, and shortens it.
 * @throws what `host` throws
 */
export async function warmUp(host: WarmingHost, times: WarmUpTimes): Promise<WarmUp> {
  const { windowMs, minCompletions, maxMs, batchTasks, rehearsal } = times;
  let { minMs } = times;
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  if (batchTasks !== undefined) {
    while (elapsedMs() < minMs) await host.load({ batchTasks, durationMs: 0, minCompletions: 0 });
    // Long tasks are too few for a trend.
    return { warmupMs: elapsedMs(), isSteady: true };
  }
  const windows: WarmUpWindow[] = [];
  const loadWindow = async () => {
    const sample = await host.load({ durationMs: windowMs, minCompletions });
    windows.push({ ...sample, rate: sample.completions / sample.elapsedNs });
  };
  if (rehearsal && host.rehearse) {
    while (elapsedMs() < rehearsal.afterMs) await loadWindow();
    const tasks = await host.rehearse(rehearsal);
    if (tasks > 0) minMs = Math.min(minMs, rehearsal.warmUpMs);
  }
  const isSteady = () => windows.length >= fewestWindows && !isWarming(windows);
  const isOver = () => elapsedMs() >= maxMs || (elapsedMs() >= minMs && isSteady());
  do {
    await loadWindow();
  } while (!isOver());
  return { warmupMs: elapsedMs(), isSteady: !isWarming(windows) };
}
