import { sum } from '../statistics/mean.ts';
import type { IdentifiedCell } from './matrix-cell.ts';
import { timing } from './timing.ts';

/** The occupancy and the durations that all trials of a workload share. Milliseconds. */
export interface Pacing {
  /** The cost of one call of the task; assumed to be 1 ms if it was not measured. */
  readonly taskMs: number;
  /** Tasks in flight. */
  readonly occupancy: number;
  /** The length of a timed slice. */
  readonly sliceMs: number;
  /** The longest extra warm-up for dispatch. */
  readonly dispatchWarmUpMs: number;
  /** How long tasks arrive at a rate in each trial; 0 without a rate. */
  readonly arrivalsMs: number;
}

/** A workload that shares a run's budget with others. */
interface Sharing {
  readonly cells: readonly Pick<IdentifiedCell, 'skip' | 'workers'>[];
  readonly taskCost?: { readonly meanMs: number };
}

/** The settings that pacing depends on, besides the workloads. */
interface PacingSettings {
  readonly budgetMs: number;
  readonly occupancy?: number | undefined;
  readonly ratePerSecond?: number | undefined;
  readonly isCoarse?: boolean | undefined;
}

/** The assumed cost of a task that was not measured. */
const assumedTaskMs = 1;

/** Returns the pacing of `workload`, which shares the budget with the others of `running`. */
export function paceWorkload(
  workload: Sharing,
  running: readonly Sharing[],
  settings: PacingSettings,
): Pacing {
  const taskMs = workload.taskCost?.meanMs ?? assumedTaskMs;
  return {
    taskMs,
    occupancy: occupancyOf(workload.cells, settings.occupancy),
    sliceMs: sliceLengthMs(taskMs),
    dispatchWarmUpMs: dispatchWarmUpMs(taskMs, running, settings),
    arrivalsMs: settings.ratePerSecond === undefined ? 0 : timing.arrivalsMs,
  };
}

/** A slice must be long enough to count completions in it. */
function sliceLengthMs(taskMs: number): number {
  return Math.max(timing.shortestSliceMs, Math.ceil(timing.completionsPerSlice * taskMs));
}

/**
 * Tasks in flight for each worker of the workload's widest cell, unless the user sets the occupancy: one runs, one is
 * ready to run. All cells of a workload have the same occupancy. If it followed each cell's own width, tasks that wait
 * would run faster in wide cells, whatever the strategy.
 */
const perWorker = 2;

/** Returns the occupancy of every cell of a workload with these `cells`; `given` is that of the user. */
export function occupancyOf(cells: readonly { readonly workers: number }[], given?: number): number {
  return given ?? perWorker * Math.max(...cells.map(({ workers }) => workers));
}

/** The longest task that warm-up for dispatch makes faster, by 3 %. */
const longestTaskMs = 3;

/**
 * The number of blocks that the budget should have room for: with that many, intervals may be narrower than the effect of
 * this warm-up.
 */
const enoughBlocks = 24;

/** The largest share of a trial's time for this warm-up, if the budget has room for that many blocks. */
const part = 0.25;

/** The longest warm-up that a user should wait for. */
const maxMs = 1500;

/**
 * Returns how long a trial may continue to warm up until it has run `timing.dispatchTasks`. V8 compiles dispatch by the
 * number of its calls: pools of a 2-core host gained 10 to 14 % from their first hundred tasks of 1 ms to their
 * two-thousandth, too slowly to be detected as a rise. If the budget is short, more blocks are worth more than this
 * gain.
 */
function dispatchWarmUpMs(
  taskMs: number,
  running: readonly Sharing[],
  { budgetMs, isCoarse }: PacingSettings,
): number {
  if (isCoarse || taskMs > longestTaskMs) return 0;
  const runnable = running.map(({ cells }) => cells.filter(({ skip }) => skip === undefined).length);
  return Math.min(maxMs, (part * budgetMs) / (enoughBlocks * sum(runnable)));
}
