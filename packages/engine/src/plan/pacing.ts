import { sum } from '../statistics/mean.ts';
import type { IdentifiedCell } from './matrix-cell.ts';
import { timing } from './timing.ts';

/** How fast and how long the trials of a workload go; the same for all of its cells. Milliseconds. */
export interface Pacing {
  /** One call of the task alone; taken for 1 ms where it was not measured. */
  readonly taskMs: number;
  /** Tasks in flight. */
  readonly occupancy: number;
  /** Length of a timed slice. */
  readonly sliceMs: number;
  /** How long warm-up may go on for dispatch alone. */
  readonly dispatchWarmUpMs: number;
  /** How long tasks arrive at a rate in each trial; 0 where no rate is asked for. */
  readonly arrivalsMs: number;
}

/** A workload that shares a run's budget with others. */
interface Sharing {
  readonly cells: readonly Pick<IdentifiedCell, 'skip' | 'workers'>[];
  readonly taskCost?: { readonly meanMs: number };
}

/** What pacing depends on beside the workloads. */
interface PacingSettings {
  readonly budgetMs: number;
  readonly occupancy?: number | undefined;
  readonly ratePerSecond?: number | undefined;
  readonly isCoarse?: boolean | undefined;
}

/** What a task is taken to cost before it was measured. */
const assumedTaskMs = 1;

/** The pacing of `workload`, which is one of `running`, the workloads that share the budget. */
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

/** Long enough to count completions in it. */
function sliceLengthMs(taskMs: number): number {
  return Math.max(timing.shortestSliceMs, Math.ceil(timing.completionsPerSlice * taskMs));
}

/**
 * Tasks in flight for each worker of the workload's widest cell, unless the user says: one runs, one is at hand. All
 * cells of a workload have the same number in flight; were it by their own width, a task that waits would run the
 * faster the wider the cell, whatever its strategy is good for.
 */
const perWorker = 2;

/** Tasks in flight in every cell of a workload with these `cells`, unless the user says `given`. */
export function occupancyOf(cells: readonly { readonly workers: number }[], given?: number): number {
  return given ?? perWorker * Math.max(...cells.map(({ workers }) => workers));
}

/** The longest task that gets 3 % faster by warm-up for dispatch. */
const longestTaskMs = 3;

/** Blocks that a budget should have room for: with so many, intervals may be narrower than what warm-up corrects. */
const enoughBlocks = 24;

/** What part of a trial's time warm-up for dispatch may be, where the budget has room for so many blocks. */
const part = 0.25;

/** Nobody waits for longer. */
const maxMs = 1500;

/**
 * How long a trial may go on warming up until it has run `timing.dispatchTasks`. V8 compiles dispatch by how often it
 * runs: pools of a 2-core host gained 10 to 14 % from their first hundred tasks of 1 ms to their two-thousandth, too
 * slowly to be seen as a rise. Where the budget is short, more blocks are worth more than that.
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
