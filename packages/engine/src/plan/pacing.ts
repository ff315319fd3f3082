import type { IdentifiedCell } from './matrix-cell.ts';
import { timing } from './timing.ts';

/** The occupancy and the durations that all trials of a workload share. Milliseconds. */
export interface Pacing {
  /** The cost of one call of the task; assumed to be 1 ms if it was not measured. */
  readonly taskMs: number;
  /** Tasks in flight. */
  readonly occupancy: number;
  /** The shortest warm-up of a pool, and of a cell that runs its tasks in the driver. */
  readonly poolWarmUpMs: number;
  readonly driverWarmUpMs: number;
  /** How much longer warm-up may continue while throughput still rises. */
  readonly extraWarmUpMs: number;
  /** The stretches of load that warm-up compares. */
  readonly warmUpWindowMs: number;
  /** Load before each slice that does not count. */
  readonly leadInMs: number;
  /** The length of a timed slice. */
  readonly sliceMs: number;
  /** How long each cell is measured in one block, if slices are short enough. */
  readonly measuredMs: number;
  /** An estimate of the time to observe a cell besides its slices. */
  readonly observationMs: number;
  /** How long tasks arrive at a rate in each trial; 0 without a rate. */
  readonly arrivalsMs: number;
}

/** What pacing needs to know of a workload. */
interface PacedWorkload {
  readonly cells: readonly Pick<IdentifiedCell, 'workers' | 'runtime'>[];
  readonly taskCost?: { readonly meanMs: number };
}

/** The settings that pacing depends on, besides the workload. */
interface PacingSettings {
  readonly occupancy?: number | undefined;
  readonly ratePerSecond?: number | undefined;
  readonly isCoarse?: boolean | undefined;
}

/** The assumed cost of a task that was not measured. */
const assumedTaskMs = 1;

/** Returns the pacing of a workload. A slice is long enough to count completions in it. */
export function paceWorkload({ cells, taskCost }: PacedWorkload, settings: PacingSettings): Pacing {
  const taskMs = taskCost?.meanMs ?? assumedTaskMs;
  const { shortestSliceMs, dispatchWarmUpMs, ...pace } = settings.isCoarse ? timing.coarse : timing.precise;
  return {
    taskMs,
    occupancy: occupancyOf(cells, settings.occupancy),
    ...pace,
    ...(taskMs < timing.shortTaskMs && { poolWarmUpMs: dispatchWarmUpMs }),
    ...(cells.every(isInterpreted) && { poolWarmUpMs: pace.driverWarmUpMs }),
    sliceMs: Math.max(shortestSliceMs, Math.ceil(timing.completionsPerSlice * taskMs)),
    arrivalsMs: settings.ratePerSecond === undefined ? 0 : timing.arrivalsMs,
  };
}

/** Without a compiler there is nothing that the warm-up of dispatch waits for. */
function isInterpreted({ runtime }: PacedWorkload['cells'][number]): boolean {
  return runtime?.identity.jit === false;
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
