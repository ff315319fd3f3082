import type { WorkloadEntry } from '@parbench/core';
import type { MatrixCell, RunSettings } from '@parbench/engine';
import { type Finalists, widestCells } from './choose-finalists.ts';
import type { PartialRun, UserFunctionRun } from './user-function-run.ts';

/** Calls longer than this make blocks so long that the whole budget is needed to decide, milliseconds. */
const longestCallMs = 25;

/** Calls longer than this are far above their dispatch cost, and their blocks need the time, milliseconds. */
const longestForDispatchCostMs = 3;

/** With fewer strategies beside the baseline, screening would take more time than it saves. */
const fewestStrategies = 3;

/** Competitors of a block beside the baseline. */
const othersPerBlock = 5;

/** The part of the budget that each preliminary may take, by its estimate: enough must be left for what decides. */
const share = { screening: 0.45, dispatchCost: 0.3 };

/** The part of the budget after which nothing preliminary is begun: a busy host takes longer than estimated. */
const latestStart = 0.4;

/** Screening: a block of every strategy with the most workers. Nothing where it is not worth its time. */
export function planScreening(run: UserFunctionRun): PartialRun | undefined {
  const cells = run.modules.flatMap(({ workload }) =>
    widestCells(
      run.cells.filter((cell) => cell.workload.name === workload.name),
      run.settings.baseline,
    ),
  );
  const strategies = new Set(cells.map(({ strategy }) => strategy.name)).size - 1;
  if (!run.mayScreenOut || strategies < fewestStrategies || hasCallsAbove(longestCallMs, run))
    return undefined;
  return { cells, settings: preliminary(run, share.screening, Math.ceil(strategies / othersPerBlock)) };
}

/**
 * The dispatch cost: tasks without their work, in a block of each chosen strategy with the most workers. Nothing where calls are
 * long or the budget is needed for what decides.
 */
export function planDispatchCost(
  run: UserFunctionRun,
  chosen: readonly Finalists[],
  passedMs: number,
): PartialRun | undefined {
  const isLate = passedMs > latestStart * run.settings.budgetMs;
  if (isLate || hasCallsAbove(longestForDispatchCostMs, run)) return undefined;
  const cells = chosen.flatMap((finalists, index) => {
    const dispatchCost = run.modules[index]?.userFunction?.dispatchCost;
    const widest = widestCells(finalists.cells, run.settings.baseline);
    return dispatchCost === undefined ? [] : widest.map((cell) => withEntry(cell, dispatchCost));
  });
  return cells.length === 0 ? undefined : { cells, settings: preliminary(run, share.dispatchCost, 1) };
}

/** The cell keeps its name and so its id. */
function withEntry(cell: MatrixCell, entry: WorkloadEntry): MatrixCell {
  return { ...cell, workload: { ...cell.workload, reference: { ...entry, params: {} } } };
}

function hasCallsAbove(limitMs: number, { modules }: UserFunctionRun): boolean {
  return modules.some(({ userFunction }) => (userFunction?.callMs ?? 0) > limitMs);
}

function preliminary({ settings }: UserFunctionRun, part: number, maxBlocks: number): RunSettings {
  const { ratePerSecond: _, ...rest } = settings;
  return {
    ...rest,
    maxBlocks,
    soloTrials: 0,
    isCoarse: true,
    budgetMs: part * settings.budgetMs,
  };
}
