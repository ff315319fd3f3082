import { type IdentifiedCell, identifyCell, type MatrixCell } from './matrix-cell.ts';
import { type Detail, type PacedTaskCost, type Pacing, paceWorkload } from './pacing.ts';
import type { MatrixPlan, MemoryNeed, PlannedWorkload } from './plan.ts';
import { planRun } from './plan-run.ts';
import { planCell, planTrial } from './plan-trial.ts';

/** The user settings that a plan depends on. */
export interface MatrixSettings {
  readonly seed: number;
  /** The wall time of the whole run, milliseconds. */
  readonly budgetMs: number;
  /** The strategy that ratios are taken against; for cells with a revision, the revision. */
  readonly baseline: string;
  /** The longest that one task may take before its cell counts as hung, milliseconds. */
  readonly timeoutMs: number;
  /** The most blocks of each workload; 40 when missing. */
  readonly maxBlocks?: number;
  /** Tasks in flight, the same for all cells; when missing, twice the workers of each workload's widest cell. */
  readonly occupancy?: number;
  /** Solo trials of each cell with workers; 1 when missing. */
  readonly soloTrials?: number;
  /** The blocks of each workload before its solo trials; 4 when missing, or 2 if there is no time for 4 of each and these. */
  readonly soloAfter?: number;
  /** Whether the cost of a task is broken down, once for each cell that runs single tasks in Node. */
  readonly measuresBreakdown?: boolean;
  /** Whether round trip, driver delay and ceiling are measured in every block: a sweep's curves consist of them. */
  readonly observesEveryBlock?: boolean;
  /**
   * Whether all workloads get equally many blocks, as the points of a curve should. When missing, those with the widest
   * intervals get more than the others.
   */
  readonly spendsEvenly?: boolean;
  /**
   * How closely cells are measured; `precise` when missing. `coarse` is for screening. `brief` measures each cell in one
   * block only, for a moment.
   */
  readonly detail?: Detail;
  /** The rate at which latency is measured, tasks per second; when missing, latency is not measured. */
  readonly ratePerSecond?: number;
}

/** A workload to plan, with the results of its pilot. */
interface KnownWorkload {
  readonly key: string;
  readonly cells: readonly IdentifiedCell[];
  readonly taskCost?: PacedTaskCost;
  readonly memory?: MemoryNeed;
  readonly end?: unknown;
}

/** The most blocks of each workload, if the user sets none. */
const defaultMaxBlocks = 40;

/** Plans cells before their pilots: for `--dry-run`. `taskCosts` are those that are known already, by key. */
export function planMatrix(
  cells: readonly MatrixCell[],
  settings: MatrixSettings,
  taskCosts: ReadonlyMap<string, PacedTaskCost> = new Map(),
): MatrixPlan {
  const groups = [...Map.groupBy(cells.map(identifyCell), ({ key }) => key)];
  const workloads = groups.map(([key, group]) => {
    const taskCost = taskCosts.get(key);
    return { key, cells: group, ...(taskCost && { taskCost }) };
  });
  return planCells(workloads, settings);
}

/**
 * Plans workloads after their pilots. Cells that cannot run and workloads that have ended are not in the plan, nor are cells
 * that are not selected; the pacing is that of all cells.
 */
export function planCells(
  workloads: readonly KnownWorkload[],
  settings: MatrixSettings,
  isSelected: (cell: string) => boolean = () => true,
): MatrixPlan {
  const running = workloads.filter(({ end }) => end === undefined);
  const paced = running.map((workload) => ({ workload, pacing: paceKnown(workload, settings) }));
  const planned = paced.map(({ workload, pacing }) => {
    const cells = workload.cells.filter(({ id }) => isSelected(id));
    return planWorkload({ ...workload, cells }, pacing, settings);
  });
  const plan = planRun(
    planned.filter(({ cells }) => cells.length > 0),
    { ...settings, maxBlocks: maxBlocksOf(settings), ...(settings.detail === 'brief' && { soloTrials: 0 }) },
  );
  const trials = paced.flatMap(({ workload, pacing }) =>
    runnableOf(workload).map((cell) => [cell.id, planTrial(cell, pacing, settings)] as const),
  );
  return { ...plan, trials: Object.fromEntries(trials) };
}

function paceKnown(workload: KnownWorkload, settings: MatrixSettings): Pacing {
  return paceWorkload({ ...workload, kind: workload.cells[0]?.workload.kind }, settings);
}

function planWorkload(workload: KnownWorkload, pacing: Pacing, settings: MatrixSettings): PlannedWorkload {
  const { key, memory } = workload;
  const runnable = runnableOf(workload);
  return {
    key,
    pacing,
    baseline: baselineOf(runnable, settings.baseline)?.id,
    ...(memory && { memory }),
    cells: runnable.map((cell) => planCell(cell, settings)),
  };
}

function runnableOf({ cells }: KnownWorkload): readonly IdentifiedCell[] {
  return cells.filter(({ skip }) => skip === undefined);
}

/**
 * Returns the cell that ratios are taken against: the one of the baseline's strategy, or revision, with the fewest
 * workers. In another runtime it is that of the runtime's own strategy: `python/inline` for `inline`.
 */
export function baselineOf(cells: readonly IdentifiedCell[], baseline: string): IdentifiedCell | undefined {
  const named = cells.filter(({ strategy, revision }) => (revision ?? strategy.name) === baseline);
  const own = cells.filter(({ strategy, runtime }) => strategy.name === `${runtime?.name}/${baseline}`);
  const candidates = named.length > 0 ? named : own;
  return candidates.toSorted((a, b) => a.workers - b.workers)[0];
}

/** Returns the most blocks of each workload: the user's number or the default. */
export function maxBlocksOf({ maxBlocks = defaultMaxBlocks }: Pick<MatrixSettings, 'maxBlocks'>): number {
  return maxBlocks;
}
