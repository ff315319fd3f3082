import { performance } from 'node:perf_hooks';
import type { OnCompletion } from './closed-loop.ts';

/** The length of a loop: it takes this time and at least `minTasks`, and ends at `maxTasks`. */
export interface LoopLength {
  readonly durationNs: number;
  readonly minTasks?: number;
  readonly maxTasks?: number;
}

/** Ends a closed loop that starts now. */
export function stopAfter({
  durationNs,
  minTasks = 1,
  maxTasks = Number.POSITIVE_INFINITY,
}: LoopLength): OnCompletion {
  const endMs = performance.now() + durationNs / 1e6;
  let tasks = 0;
  return (nowMs) => {
    tasks++;
    return tasks >= maxTasks || (nowMs >= endMs && tasks >= minTasks);
  };
}
