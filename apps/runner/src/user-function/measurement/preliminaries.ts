import type { MatrixCell, RunSettings } from '@parbench/engine';
import type { DispatchCost } from '../user-module.ts';
import { type Finalists, widestCells } from './choose-finalists.ts';
import type { PartialRun, UserFunctionRun } from './user-function-run.ts';

/** Longer calls make blocks so long that deciding needs the whole budget, milliseconds. */
const longestCallMs = 25;

/** Longer calls are far above their dispatch cost, and their blocks need the time, milliseconds. */
const longestForDispatchCostMs = 3;

/** With fewer strategies beside the baseline, screening would take more time than it saves. */
const fewestStrategies = 3;

/** The number of competitors in a block, without the baseline. */
const othersPerBlock = 5;

/** The share of the budget that each stage before the measurement may take, by its estimate. */
const share = { screening: 0.45, dispatchCost: 0.3 };

/** After this share of the budget, only the measurement is begun: on a busy host, stages take longer than estimated. */
const latestStart = 0.4;

/** Plans the screening: a block of every strategy with the most workers. Undefined if it is not worth its time. */
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
 * Plans measuring the dispatch cost: tasks without their work, in a block of each chosen strategy with the most workers.
 * Undefined if calls are long or the measurement needs the rest of the budget.
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

/** The cell keeps the name of its workload and so its id. */
function withEntry(cell: MatrixCell, { entry, implementation }: DispatchCost): MatrixCell {
  const { runtime } = cell;
  return {
    ...cell,
    workload: { ...cell.workload, reference: { ...entry, params: {} } },
    ...(runtime && implementation && { runtime: { ...runtime, implementation: implementation.url } }),
  };
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
