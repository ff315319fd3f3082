import type { IdentifiedCell } from './matrix-cell.ts';
import { timing } from './timing.ts';

/** When dispatch is rehearsed, and for how long: until `maxMs` or `maxTasks` is reached. */
export interface Rehearsal {
  /** The load before it, milliseconds: the code must have met the types of the tasks. */
  readonly afterMs: number;
  readonly maxMs: number;
  readonly maxTasks: number;
  /** The shortest warm-up with it, milliseconds. */
  readonly warmUpMs: number;
}

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
  /** The rehearsal of dispatch in the warm-up of a pool; missing where none is needed. */
  readonly rehearsal?: Rehearsal;
  /** How long the processes of a pool compile early, from the start of warm-up on; missing where they need not. */
  readonly compileEarlyMs?: number;
  /** Load before each slice that does not count, of a pool and of a cell that runs its tasks in the driver. */
  readonly leadInMs: number;
  readonly driverLeadInMs: number;
  /** The length of a timed slice. */
  readonly sliceMs: number;
  /** The tasks of each slice, timed as a whole; only if they are long. */
  readonly batchTasks?: number;
  /** How long each cell is measured in one block, if slices are short enough. */
  readonly measuredMs: number;
  /** The slices of the baseline in each round of a block with several others. */
  readonly baselineSlices: number;
  /** The fewest rounds of a block, and completions in a slice; in a brief run, fewer than usual. */
  readonly fewestRounds?: number;
  readonly completionsPerSlice?: number;
  /** An estimate of the time to observe a cell besides its slices. */
  readonly observationMs: number;
  /** How long tasks arrive at a rate in each trial; 0 without a rate. */
  readonly arrivalsMs: number;
}

/** What pacing needs to know of a task. */
export interface PacedTaskCost {
  readonly meanMs: number;
  /** The size of an input with its output, serialised; counts as small when missing. */
  readonly payloadBytes?: number | undefined;
}

/** What pacing needs to know of a workload. */
interface PacedWorkload {
  readonly cells: readonly Pick<IdentifiedCell, 'workers' | 'runtime' | 'revision'>[];
  /** A task workload when missing. */
  readonly kind?: IdentifiedCell['workload']['kind'] | undefined;
  readonly taskCost?: PacedTaskCost;
}

/** How closely cells are measured: to decide, to drop those that are far behind, or to verify them all. */
export type Detail = 'precise' | 'coarse' | 'brief';

/** The settings that pacing depends on, besides the workload. */
interface PacingSettings {
  readonly occupancy?: number | undefined;
  readonly ratePerSecond?: number | undefined;
  readonly detail?: Detail | undefined;
}

/** What `timing` says of one detail. */
type Pace = Omit<
  Pacing,
  'taskMs' | 'occupancy' | 'sliceMs' | 'batchTasks' | 'arrivalsMs' | keyof Compilation
> & {
  readonly shortestSliceMs: number;
  readonly dispatchWarmUpMs: number;
  readonly payloadWarmUpMs: number;
  readonly batchMs: number;
  /** How dispatch is compiled in warm-up; by load alone when missing. */
  readonly dispatch?: Compilation;
};

type Compilation = Required<Pick<Pacing, 'rehearsal' | 'compileEarlyMs'>>;

/** The assumed cost of a task that was not measured. */
const assumedTaskMs = 1;

/** Returns the pacing of a workload. A slice is long enough to count completions in it, or a batch of long tasks. */
export function paceWorkload(workload: PacedWorkload, settings: PacingSettings): Pacing {
  const { cells, kind, taskCost } = workload;
  const taskMs = taskCost?.meanMs ?? assumedTaskMs;
  const { shortestSliceMs, dispatchWarmUpMs, payloadWarmUpMs, batchMs, dispatch, ...pace }: Pace =
    timing[settings.detail ?? 'precise'];
  const comparesRevisions = cells.some(({ revision }) => revision !== undefined);
  return {
    taskMs,
    occupancy: occupancyOf(workload, settings.occupancy),
    ...pace,
    ...(isShort(taskMs) && { poolWarmUpMs: hasLargePayload(taskCost) ? payloadWarmUpMs : dispatchWarmUpMs }),
    // An older revision may know neither way.
    ...(dispatch && !comparesRevisions && compilation(workload, taskMs, dispatch)),
    ...(cells.every(isInterpreted) && { poolWarmUpMs: pace.driverWarmUpMs }),
    // The driver of a service is the load generator. Of revisions, each cell is compared with its own counterpart.
    ...(kind === 'service' && { driverLeadInMs: pace.leadInMs }),
    ...(comparesRevisions && { baselineSlices: 1 }),
    sliceMs: Math.max(shortestSliceMs, Math.ceil(completionsPerSlice(pace) * taskMs)),
    ...(isLong(taskMs) && kind !== 'service' && batchPace(workload, taskMs, { ...pace, batchMs })),
    arrivalsMs: settings.ratePerSecond === undefined ? 0 : timing.arrivalsMs,
  };
}

/** Returns the fewest completions in a slice, for a task that runs one after another. */
export function completionsPerSlice(pacing: Pick<Pacing, 'completionsPerSlice'>): number {
  return pacing.completionsPerSlice ?? timing.completionsPerSlice;
}

/**
 * Returns how the code of dispatch is compiled in warm-up. Short tasks are so many that it only takes a setting of V8; of
 * others a rehearsal calls it as often. A long task does not need it.
 */
function compilation(
  { kind = 'task' }: PacedWorkload,
  taskMs: number,
  { rehearsal, compileEarlyMs }: Compilation,
) {
  if (isShort(taskMs)) return kind === 'task' && { compileEarlyMs };
  return !isLong(taskMs) && { rehearsal };
}

function isShort(taskMs: number): boolean {
  return taskMs < timing.shortTaskMs;
}

function hasLargePayload(taskCost: PacedTaskCost | undefined): boolean {
  return (taskCost?.payloadBytes ?? 0) >= timing.largePayloadBytes;
}

/** Returns whether tasks of this length are measured in batches. */
function isLong(taskMs: number): boolean {
  return taskMs >= timing.longTaskMs;
}

/**
 * Returns the pace of long tasks. Every cell has the same tasks in a batch, since inputs may differ in their length. The
 * first call of each worker, in opening, warms it up as well.
 */
function batchPace(
  { cells, kind }: PacedWorkload,
  taskMs: number,
  { poolWarmUpMs, driverWarmUpMs, batchMs }: Pick<Pace, 'poolWarmUpMs' | 'driverWarmUpMs' | 'batchMs'>,
) {
  const batchTasks =
    kind === 'job' ? timing.fewestPerWorker : tasksPerBatch(widthOf(cells), batchMs / taskMs);
  return {
    batchTasks,
    sliceMs: Math.ceil(batchTasks * taskMs),
    leadInMs: 0,
    driverLeadInMs: 0,
    baselineSlices: 1,
    poolWarmUpMs: Math.max(0, poolWarmUpMs - taskMs),
    driverWarmUpMs: Math.max(0, driverWarmUpMs - taskMs),
    observationMs: 0,
  };
}

/** As many tasks as fit: a multiple of the width, so that no worker has more to do than another. */
function tasksPerBatch(width: number, mostFitting: number): number {
  const fitting = Math.min(timing.mostPerBatch, mostFitting);
  return width * Math.max(timing.fewestPerWorker, Math.floor(fitting / width));
}

/** Without a compiler there is nothing that the warm-up of dispatch waits for. */
function isInterpreted({ runtime }: PacedWorkload['cells'][number]): boolean {
  return runtime?.identity.jit === false;
}

/**
 * Tasks in flight for each worker of the workload's widest cell, unless the user sets the occupancy: one runs, one is
 * ready to run; of long tasks only the first, and of a service the requests of many clients. All cells of a workload have the same occupancy. If it followed each cell's own width, tasks
 * that wait would run faster in wide cells, whatever the strategy.
 */
const perWorker = { short: 2, long: 1, service: 16 };

/** Returns the occupancy of every cell of a workload; `given` is that of the user. */
export function occupancyOf(
  {
    cells,
    kind,
    taskCost,
  }: Pick<PacedWorkload, 'kind' | 'taskCost'> & { readonly cells: readonly { readonly workers: number }[] },
  given?: number,
): number {
  const length = isLong(taskCost?.meanMs ?? assumedTaskMs) ? 'long' : 'short';
  return given ?? perWorker[kind === 'service' ? kind : length] * widthOf(cells);
}

function widthOf(cells: readonly { readonly workers: number }[]): number {
  return Math.max(...cells.map(({ workers }) => workers));
}
