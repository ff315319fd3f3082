import type { LoadRequest } from '../protocol/protocol.ts';
import type { WarmUpRequest } from '../trial-host/warm-up.ts';
import { timing } from './timing.ts';

/** How long each step of a trial is to last, and when it counts as hung. Milliseconds. */
export interface TrialTimes {
  readonly slice: LoadRequest;
  /** For round trip and driver delay; missing where only throughput is wanted. */
  readonly observation?: LoadRequest;
  /** Tasks that arrive at a rate; missing where none is asked for. */
  readonly arrivals?: LoadRequest;
  readonly warmUp: WarmUpRequest;
  readonly bootLimitMs: number;
  readonly openLimitMs: number;
  readonly warmUpLimitMs: number;
  readonly loadLimitMs: number;
  readonly arrivalsLimitMs: number;
}

/** What the times follow from. */
export interface TrialPace {
  /** Length of a timed slice. */
  readonly sliceMs: number;
  /** Sequential time of one task; 0 when it is not known. */
  readonly taskMs: number;
  /** What a user allows a single task. */
  readonly timeoutMs: number;
  readonly workers: number;
  readonly occupancy: number;
  /** Tasks that arrive in a second; missing where that is not asked for. */
  readonly ratePerSecond?: number | undefined;
  /** How long warm-up may go on for dispatch alone; 0 when missing. */
  readonly dispatchWarmUpMs?: number;
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
const patience = 4;

/** Times of a trial's steps. */
export function trialTimes({
  sliceMs,
  taskMs,
  timeoutMs,
  workers,
  occupancy,
  ratePerSecond,
  dispatchWarmUpMs = 0,
  isCoarse = false,
}: TrialPace): TrialTimes {
  const limit = (expectedMs: number) => timeoutMs + patience * expectedMs;
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
