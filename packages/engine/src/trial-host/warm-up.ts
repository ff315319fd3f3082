import { performance } from 'node:perf_hooks';
import { isWarming, type WarmUpWindow } from './steadiness.ts';
import type { Subject } from './subject.ts';

/** How long a warm-up looks at a time, and when it gives up. Milliseconds. */
export interface WarmUpRequest {
  readonly windowMs: number;
  /** A window holds at least that many completions. */
  readonly minCompletions: number;
  readonly maxMs: number;
  /** Steady or not, warm-up goes on until so many tasks are done or `minTasksMs` are over. */
  readonly minTasks: number;
  readonly minTasksMs: number;
}

/** Windows that are looked at before speed can be called steady. */
const fewestWindows = 8;

/**
 * Loads the subject at full occupancy, in windows that are slices like those to be timed, so that not only each worker's
 * code but the driver's too is compiled as it will be used. Goes on until speed has stopped rising or `maxMs` are over,
 * and then for `minTasks`; it counts as steady unless speed was still rising in the end.
 * @throws TrialFailure when a task fails
 */
export async function warmUp(
  subject: Pick<Subject, 'load'>,
  { windowMs, minCompletions, maxMs, minTasks, minTasksMs }: WarmUpRequest,
) {
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;
  const windows: WarmUpWindow[] = [];
  let tasks = 0;
  const isOver = () => elapsedMs() >= maxMs || (windows.length >= fewestWindows && !isWarming(windows));
  do {
    const sample = await subject.load({ durationMs: windowMs, minCompletions, observe: 'workers' });
    windows.push({ ...sample, rate: sample.completions / sample.elapsedMs });
    tasks += sample.tasks;
  } while (!isOver() || (tasks < minTasks && elapsedMs() < minTasksMs));
  return { warmupMs: elapsedMs(), isSteady: !isWarming(windows) };
}
