import type { Pacing } from './pacing.ts';
import { timing } from './timing.ts';

/** How long a stretch of load lasts: until both are reached. */
export interface LoadTimes {
  readonly durationMs: number;
  readonly minCompletions: number;
}

/** How long warming up looks at a time, and when it gives up. Milliseconds. */
export interface WarmUpTimes {
  readonly windowMs: number;
  /** A window holds at least that many completions. */
  readonly minCompletions: number;
  readonly maxMs: number;
  /** Steady or not, warm-up goes on until so many tasks are done or `minTasksMs` are over. */
  readonly minTasks: number;
  readonly minTasksMs: number;
}

/** How long each step of a trial is to last, and when it counts as hung. Milliseconds. */
export interface TrialTimes {
  readonly slice: LoadTimes;
  /** For round trip and driver delay; missing where only throughput is wanted. */
  readonly observation?: LoadTimes;
  /** Tasks that arrive at a rate; missing where none is asked for. */
  readonly arrivals?: LoadTimes & { readonly ratePerSecond: number };
  readonly warmUp: WarmUpTimes;
  readonly bootLimitMs: number;
  readonly openLimitMs: number;
  readonly warmUpLimitMs: number;
  readonly loadLimitMs: number;
  readonly arrivalsLimitMs: number;
}

/** What the times of a cell's trials follow from, beside its workload's pacing. */
export interface TrialSettings {
  readonly workers: number;
  /** What a user allows a single task. */
  readonly timeoutMs: number;
  /** Tasks that arrive in a second; missing where that is not asked for. */
  readonly ratePerSecond?: number | undefined;
  /** Whether throughput alone, roughly, is enough. */
  readonly isCoarse?: boolean | undefined;
}

const observationMs = 40;
const warmUpWindowMs = 15;
const maxWarmUpMs = 600;
const coarseWarmUpMs = 250;

/** Time that starting workers may take beside the tasks. */
const startLimitMs = 10_000;

/** Room for a busy host: a load counts as hung when it takes this many times what was expected, and a task's timeout. */
const timeoutFactor = 4;

/** The times of a trial's steps. */
export function trialTimes(
  {
    taskMs,
    occupancy,
    sliceMs,
    dispatchWarmUpMs,
  }: Pick<Pacing, 'taskMs' | 'occupancy' | 'sliceMs' | 'dispatchWarmUpMs'>,
  { workers, timeoutMs, ratePerSecond, isCoarse = false }: TrialSettings,
): TrialTimes {
  const limit = (expectedMs: number) => timeoutMs + timeoutFactor * expectedMs;
  // Filling up, the first generation that is counted from, and draining, should one worker do it all.
  const edgesMs = 3 * occupancy * taskMs;
  const stretchMs = Math.max(sliceMs, observationMs, timing.completionsPerSlice * taskMs) + edgesMs;
  return {
    slice: { durationMs: sliceMs, minCompletions: timing.completionsPerSlice },
    ...(!isCoarse && {
      observation: { durationMs: observationMs, minCompletions: timing.completionsPerSlice },
    }),
    ...(ratePerSecond !== undefined && {
      arrivals: { durationMs: timing.arrivalsMs, minCompletions: 0, ratePerSecond },
    }),
    warmUp: {
      windowMs: warmUpWindowMs,
      minCompletions: workers,
      maxMs: isCoarse ? coarseWarmUpMs : maxWarmUpMs,
      minTasks: timing.dispatchTasks,
      minTasksMs: dispatchWarmUpMs,
    },
    bootLimitMs: startLimitMs,
    openLimitMs: startLimitMs + 2 * workers * timeoutMs + limit(edgesMs),
    warmUpLimitMs: limit(Math.max(maxWarmUpMs, dispatchWarmUpMs) + stretchMs),
    loadLimitMs: limit(stretchMs),
    arrivalsLimitMs: limit(timing.arrivalsMs + timeoutMs),
  };
}
