import { completionsPerSlice, type Detail, type Pacing, type Rehearsal } from './pacing.ts';
import { timing } from './timing.ts';

/** The length of a load: it ends when both `durationMs` and `minCompletions` are reached, or after a batch. */
export interface LoadTimes {
  /** The load is this many tasks, timed as a whole. */
  readonly batchTasks?: number;
  /** Load before the stretch that does not count; none when missing. */
  readonly leadInMs?: number;
  readonly durationMs: number;
  readonly minCompletions: number;
}

/** The times of warm-up: the length of its windows, and when it gives up. Milliseconds. */
export interface WarmUpTimes {
  /** Each window is a batch of this many tasks; there is none if `minMs` is 0. */
  readonly batchTasks?: number;
  readonly windowMs: number;
  /** The fewest completions in a window. */
  readonly minCompletions: number;
  /** Warm-up takes at least `minMs`, and at most `maxMs` while throughput still rises. */
  readonly minMs: number;
  readonly maxMs: number;
  /** Missing without dispatch. */
  readonly rehearsal?: Rehearsal;
}

/** How long each step of a trial takes, and when it counts as hung. Milliseconds. */
export interface TrialTimes {
  readonly slice: LoadTimes;
  /** The loads for round trip and driver delay; missing if only throughput is measured. */
  readonly observation?: LoadTimes;
  /** The load at a rate; missing if no rate was requested. */
  readonly arrivals?: LoadTimes & { readonly ratePerSecond: number };
  readonly warmUp: WarmUpTimes;
  readonly bootLimitMs: number;
  readonly openLimitMs: number;
  readonly warmUpLimitMs: number;
  readonly loadLimitMs: number;
  readonly arrivalsLimitMs: number;
}

/** The settings that the times of a trial depend on, besides the pacing of its workload. */
export interface TrialSettings {
  readonly workers: number;
  /** Whether tasks run in the driver: it has no dispatch to warm up. */
  readonly isDriver: boolean;
  /** The longest that one task may take. */
  readonly timeoutMs: number;
  /** The requested rate, tasks per second. */
  readonly ratePerSecond?: number | undefined;
  /** Only a precise run, the default, observes more than throughput. */
  readonly detail?: Detail | undefined;
}

const observationMs = 40;

/** The longest that starting workers may take besides the tasks. */
const startLimitMs = 10_000;

/** What each worker adds to that: all load their modules at the same time. */
const workerLimitMs = 1000;

/**
 * The factor for a busy host: a load counts as hung if it takes this many times the expected duration, plus the timeout
 * of a task.
 */
const timeoutFactor = 4;

/** Returns the times of a trial's steps. */
export function trialTimes(pacing: Pacing, settings: TrialSettings): TrialTimes {
  const { taskMs, occupancy, sliceMs, batchTasks } = pacing;
  const { workers, isDriver, timeoutMs, ratePerSecond, detail = 'precise' } = settings;
  const leadInMs = isDriver ? pacing.driverLeadInMs : pacing.leadInMs;
  const warmUp = warmUpTimes(pacing, settings);
  const minCompletions = completionsPerSlice(pacing);
  const limit = (expectedMs: number) => timeoutMs + timeoutFactor * expectedMs;
  // Ramp-up, the first generation that counting starts from, and drain, if one worker does all tasks.
  const edgesMs = 3 * occupancy * taskMs;
  const stretchMs =
    batchTasks === undefined
      ? Math.max(leadInMs + sliceMs, observationMs, minCompletions * taskMs) + edgesMs
      : sliceMs;
  return {
    slice: {
      ...(batchTasks && { batchTasks }),
      ...{ leadInMs, durationMs: sliceMs, minCompletions },
    },
    ...(detail === 'precise' &&
      batchTasks === undefined && {
        observation: { durationMs: observationMs, minCompletions },
      }),
    ...(ratePerSecond !== undefined && {
      arrivals: { durationMs: timing.arrivalsMs, minCompletions: 0, ratePerSecond },
    }),
    warmUp,
    bootLimitMs: startLimitMs,
    // Opening runs a task in every worker, which may take two rounds.
    openLimitMs: startLimitMs + workers * workerLimitMs + limit(edgesMs + 2 * workers * taskMs),
    warmUpLimitMs: limit(warmUp.maxMs + stretchMs),
    loadLimitMs: limit(stretchMs),
    arrivalsLimitMs: limit(timing.arrivalsMs + timeoutMs),
  };
}

function warmUpTimes(
  { poolWarmUpMs, driverWarmUpMs, extraWarmUpMs, warmUpWindowMs, batchTasks, rehearsal }: Pacing,
  { workers, isDriver }: TrialSettings,
): WarmUpTimes {
  const minMs = isDriver ? driverWarmUpMs : poolWarmUpMs;
  if (batchTasks !== undefined)
    return { batchTasks, windowMs: 0, minCompletions: workers, minMs, maxMs: minMs };
  return {
    windowMs: warmUpWindowMs,
    minCompletions: workers,
    minMs,
    maxMs: minMs + extraWarmUpMs,
    ...(rehearsal && !isDriver && { rehearsal }),
  };
}
