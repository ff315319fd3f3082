import { identifyCell, type MatrixCell, type RunSettings } from '@parbench/engine';
import { baselineOf } from '@parbench/engine/internal';
import type { DispatchCost } from '../user-module.ts';
import { widestCells } from './candidates.ts';
import type { PartialRun, UserFunctionRun } from './user-function-run.ts';

/** Longer calls differ little from one variant of a strategy to another, milliseconds. */
const longestCallMs = 10;

/** Longer calls are far above their dispatch cost, and their blocks need the time, milliseconds. */
const longestForDispatchCostMs = 3;

/** With fewer strategies beside the baseline, screening would take more time than it saves. */
const fewestStrategies = 3;

/** The number of competitors in a block, without the baseline. */
const othersPerBlock = 5;

/** The share of the budget that each part beside the questions may take, by its estimate. */
const share = { screening: 0.45, dispatchCost: 0.15 };

/** The time for measuring the dispatch cost of a function, milliseconds: about twice what it takes. */
const dispatchCostMs = 4000;

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

/** Returns how much of the budget to keep for measuring the dispatch cost, milliseconds: 0 if calls are long. */
export function reservedMs(run: UserFunctionRun): number {
  if (hasCallsAbove(longestForDispatchCostMs, run)) return 0;
  return Math.min(share.dispatchCost * run.settings.budgetMs, dispatchCostMs * run.modules.length);
}

/**
 * Plans measuring the dispatch cost: tasks without their work, in a block of the baseline and the best cell of each
 * function. Undefined if calls are long.
 */
export function planDispatchCost(run: UserFunctionRun, best: readonly string[]): PartialRun | undefined {
  if (hasCallsAbove(longestForDispatchCostMs, run)) return undefined;
  const { baseline } = run.settings;
  const cells = run.modules.flatMap(({ workload, userFunction }) => {
    const own = run.cells.filter((cell) => cell.workload.name === workload.name && cell.skip === undefined);
    const inDriver = baselineOf(own.map(identifyCell), baseline);
    const measured = own.filter((cell) => [inDriver?.id, ...best].includes(identifyCell(cell).id));
    return userFunction === undefined || measured.length < 2
      ? []
      : measured.map((cell) => withEntry(cell, userFunction.dispatchCost));
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
  const { ratePerSecond: _, measuresBreakdown: __, ...rest } = settings;
  return {
    ...rest,
    maxBlocks,
    soloTrials: 0,
    detail: 'coarse',
    budgetMs: part * settings.budgetMs,
  };
}
