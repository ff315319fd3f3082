import { inline } from '@parbench/core';
import type { RunSettings } from '../run/run-settings.ts';
import { dispatchWarmUpMs } from './dispatch-warm-up.ts';
import { type IdentifiedCell, identifyCell, type MatrixCell, workloadKey } from './matrix-cell.ts';
import { occupancyOf } from './occupancy.ts';
import type { MemoryNeed, Plan, PlannedCell, PlannedWorkload } from './plan.ts';
import { planRun } from './plan-run.ts';
import { timing } from './timing.ts';

/** Blocks for each workload at most, where the user does not say. */
const defaultMaxBlocks = 40;

/** What a task is taken to cost before it was measured, milliseconds. */
const assumedTaskMs = 1;

/** The plan for cells whose task costs are not known yet: for `--dry-run`. */
export function planMatrix(cells: readonly MatrixCell[], settings: RunSettings): Plan {
  const groups = [...Map.groupBy(cells.map(identifyCell), workloadKey)];
  return planCells(
    groups.map(([key, group]) => ({ key, cells: group })),
    settings,
  );
}

/** The plan for workloads after their pilots. Cells that cannot be run, and workloads that have ended, are not in it. */
export function planCells(
  workloads: readonly {
    readonly key: string;
    readonly cells: readonly IdentifiedCell[];
    readonly taskCost?: { readonly meanMs: number };
    readonly memory?: MemoryNeed;
    readonly end?: unknown;
  }[],
  settings: RunSettings,
): Plan {
  const { seed, budgetMs, baseline, soloTrials, ratePerSecond, isCoarse = false } = settings;
  const running = workloads.filter(({ end }) => end === undefined);
  const planned = running.map(({ key, cells, taskCost, memory }): PlannedWorkload => {
    const runnable = cells.filter(({ skip }) => skip === undefined);
    const taskCostMs = taskCost?.meanMs ?? assumedTaskMs;
    return {
      key,
      baseline: baselineOf(runnable, baseline)?.id,
      taskCostMs,
      dispatchWarmUpMs: dispatchWarmUpMs(taskCostMs, running, settings),
      occupancy: occupancyOf(cells, settings),
      ...(memory && { memory }),
      ...(ratePerSecond !== undefined && { arrivalsMs: timing.arrivalsMs }),
      cells: runnable.map((cell) => ({ ...plannedCell(cell), ...(isCoarse && { hasCeiling: false }) })),
    };
  });
  return planRun(
    planned.filter(({ cells }) => cells.length > 0),
    { seed, maxBlocks: maxBlocksOf(settings), budgetMs, ...(soloTrials !== undefined && { soloTrials }) },
  );
}

/** The kernel of one revision says nothing of what is possible with another's, and a block times one kernel only. */
function plannedCell({ id, workers, strategy, revision }: IdentifiedCell): PlannedCell {
  const isInDriver = strategy.name === inline.name;
  return { id, workers, isInDriver, ...(revision !== undefined && { hasCeiling: false }) };
}

/** The cell that ratios are taken against: of the baseline's strategy, or revision, with the fewest workers. */
export function baselineOf(cells: readonly IdentifiedCell[], baseline: string): IdentifiedCell | undefined {
  return cells
    .filter(({ strategy, revision }) => (revision ?? strategy.name) === baseline)
    .toSorted((a, b) => a.workers - b.workers)[0];
}

/** Blocks for each workload at most: the user's number, or as many as anybody would wait for. */
export function maxBlocksOf({ maxBlocks = defaultMaxBlocks }: RunSettings): number {
  return maxBlocks;
}
