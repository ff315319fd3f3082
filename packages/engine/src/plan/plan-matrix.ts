import { hasCeiling } from './block-shape.ts';
import { type IdentifiedCell, identifyCell, type MatrixCell } from './matrix-cell.ts';
import { type Pacing, paceWorkload } from './pacing.ts';
import type { MatrixPlan, MemoryNeed, PlannedCell, PlannedWorkload } from './plan.ts';
import { planRun } from './plan-run.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { trialTimes } from './trial-times.ts';

/** What a plan depends on, of all that a user can set. */
export interface MatrixSettings {
  readonly seed: number;
  /** Wall time of the whole run, milliseconds. */
  readonly budgetMs: number;
  /** The strategy that ratios are taken against; of cells with a revision, the revision. */
  readonly baseline: string;
  /** Milliseconds that a single task may take before its cell counts as hung. */
  readonly timeoutMs: number;
  /** Blocks for each workload at most; 40 when missing. */
  readonly maxBlocks?: number;
  /** Tasks in flight, the same for all cells; when missing, twice the workers of each workload's widest cell. */
  readonly occupancy?: number;
  /** Solo trials of each cell with workers; 1 when missing. */
  readonly soloTrials?: number;
  /** For screening: a short warm-up, then throughput and nothing beside it. */
  readonly isCoarse?: boolean;
  /** Tasks that arrive in a second where latency is measured; it is not where this is missing. */
  readonly ratePerSecond?: number;
}

/** A workload to be planned for, as its pilot has shown it. */
interface KnownWorkload {
  readonly key: string;
  readonly cells: readonly IdentifiedCell[];
  readonly taskCost?: { readonly meanMs: number };
  readonly memory?: MemoryNeed;
  readonly end?: unknown;
}

/** Blocks for each workload at most, where the user does not say. */
const defaultMaxBlocks = 40;

/** The plan for cells whose task costs are not known yet: for `--dry-run`. */
export function planMatrix(cells: readonly MatrixCell[], settings: MatrixSettings): MatrixPlan {
  const groups = [...Map.groupBy(cells.map(identifyCell), ({ key }) => key)];
  return planCells(
    groups.map(([key, group]) => ({ key, cells: group })),
    settings,
  );
}

/** The plan for workloads after their pilots. Cells that cannot be run, and workloads that have ended, are not in it. */
export function planCells(workloads: readonly KnownWorkload[], settings: MatrixSettings): MatrixPlan {
  const running = workloads.filter(({ end }) => end === undefined);
  const paced = running.map((workload) => ({ workload, pacing: paceWorkload(workload, running, settings) }));
  const planned = paced.map(({ workload, pacing }) => planWorkload(workload, pacing, settings));
  const plan = planRun(
    planned.filter(({ cells }) => cells.length > 0),
    { ...settings, maxBlocks: maxBlocksOf(settings) },
  );
  const trials = paced.flatMap(({ workload, pacing }) =>
    runnableOf(workload).map((cell) => [cell.id, planTrial(cell, pacing, settings)] as const),
  );
  return { ...plan, trials: Object.fromEntries(trials) };
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

/**
 * The kernel of one revision or language says nothing of what is possible with another's, and a block times one kernel only,
 * in Node. A coarse run wants no ceiling.
 */
function planCell(
  { id, workers, strategy, revision, runtime }: IdentifiedCell,
  { isCoarse }: MatrixSettings,
): PlannedCell {
  const isUnlimited = isCoarse || revision !== undefined || runtime !== undefined;
  return { id, workers, unit: strategy.unit, ...(isUnlimited && { hasCeiling: false }) };
}

function planTrial(cell: IdentifiedCell, pacing: Pacing, settings: MatrixSettings): PlannedTrial {
  const { workload, strategy, workers, runtime } = cell;
  const { name, url, options } = strategy;
  const { reference } = workload;
  const { seed, timeoutMs } = settings;
  return {
    workload: workload.name,
    label: cell.label,
    spec: {
      workload: runtime ? { url: runtime.implementation, params: reference.params } : reference,
      strategy: { name, options, ...(url !== undefined && { url }) },
      workers,
      occupancy: pacing.occupancy,
      seed,
      taskTimeoutNs: timeoutMs * 1e6,
    },
    times: trialTimes(pacing, { ...settings, workers }),
    ...(runtime && { otherRuntime: { host: runtime.host, workload: reference } }),
    ...(hasCeiling(planCell(cell, settings)) && { ceilingWidth: workers }),
  };
}

function runnableOf({ cells }: KnownWorkload): readonly IdentifiedCell[] {
  return cells.filter(({ skip }) => skip === undefined);
}

/** The cell that ratios are taken against: of the baseline's strategy, or revision, with the fewest workers. */
export function baselineOf(cells: readonly IdentifiedCell[], baseline: string): IdentifiedCell | undefined {
  return cells
    .filter(({ strategy, revision }) => (revision ?? strategy.name) === baseline)
    .toSorted((a, b) => a.workers - b.workers)[0];
}

/** Blocks for each workload at most: the user's number, or as many as anybody would wait for. */
export function maxBlocksOf({ maxBlocks = defaultMaxBlocks }: Pick<MatrixSettings, 'maxBlocks'>): number {
  return maxBlocks;
}
