import { performance } from 'node:perf_hooks';
import type { LoadTimes, WarmUpTimes } from '../plan/trial-times.ts';
import type { LoadSample } from '../protocol/messages.ts';
import { isWarming, type WarmUpWindow } from './steadiness.ts';

/** What warming up came to. */
export interface WarmUp {
  readonly warmupMs: number;
  readonly isSteady: boolean;
}

/** Windows that are looked at before speed can be called steady. */
const fewestWindows = 8;

/**
 * Loads a cell at full occupancy, in windows that are slices like those to be timed, so that not only each worker's code
 * but the driver's too is compiled as it will be used. Goes on until speed has stopped rising or `maxMs` are over, and then
 * for `minTasks`; it counts as steady unless speed was still rising in the end.
 * @throws what `load` throws
 */
export async function warmUp(
  load: (window: LoadTimes) => Promise<LoadSample>,
  { windowMs, minCompletions, maxMs, minTasks, minTasksMs }: WarmUpTimes,
): Promise<WarmUp> {
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  const windows: WarmUpWindow[] = [];
  let tasks = 0;
  const isOver = () => elapsedMs() >= maxMs || (windows.length >= fewestWindows && !isWarming(windows));
  do {
    const sample = await load({ durationMs: windowMs, minCompletions });
    windows.push({ ...sample, rate: sample.completions / sample.elapsedNs });
    tasks += sample.tasks;
  } while (!isOver() || (tasks < minTasks && elapsedMs() < minTasksMs));
  return { warmupMs: elapsedMs(), isSteady: !isWarming(windows) };
}
