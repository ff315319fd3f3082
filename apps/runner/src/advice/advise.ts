import type { Advice, Cell, Comparison, Metrics, Result } from '@parbench/engine';
import { findBreakEven, findStartUpPaid } from './break-even.ts';
import { type Choice, type ComparedWorkload, chooseCell, comparedWorkload } from './choose-cell.ts';
import { describeAdvice } from './describe-advice.ts';
import type { Findings } from './findings.ts';
import { adviseHow } from './how.ts';

/** Advises what to do with a function; undefined if there is nothing to choose between. */
export function advise(result: Result, findings: Findings): Advice | undefined {
  const measured = comparedWorkload(result, findings.workload, findings.claims);
  if (measured === undefined) return undefined;
  const chosen = chooseCell(measured);
  if (chosen === undefined) return undefined;
  const { action, choice, best } = chosen;
  const budgetMs = action === 'undecided' ? decidingBudgetMs(result, measured) : undefined;
  const advice = {
    workload: findings.workload,
    action,
    choice: choice.id,
    best: {
      cell: best.id,
      strategy: best.strategy.name,
      workers: best.workers,
      ...present({ gain: best.metrics.speedup, settled: settledGain(best, measured, findings) }),
    },
    widths: widthsOf(best, measured),
    screenedOut: findings.screenedOut.map(summariseScreenedOut),
    ...present({
      // A server runs for long, and its requests are not calls.
      ...(measured.workload.kind !== 'service' && {
        task: adviseOnTask(chosen, measured, findings),
        startup: adviseOnStartUp(chosen, measured),
      }),
      how: action === 'parallelise' ? adviseHow(best, measured, findings) : undefined,
      memory: adviseOnMemory(best.metrics),
      driverDelay: adviseOnDelay(chosen, measured),
      budgetMs,
    }),
  };
  return { ...advice, text: [...describeAdvice(advice, measured)] };
}

/** The comparison that decides, if it was settled during the run and the intervals at its end are too wide to show it. */
function settledGain(
  best: Cell,
  { comparisons }: ComparedWorkload,
  { claims }: Findings,
): Advice['best']['settled'] {
  const gain = comparisons.find(({ a }) => a === best.id);
  if (gain === undefined || !claims.includes(gain)) return undefined;
  const { ratio: value, low, high, blocks: n } = gain;
  return { value, n, ...present({ low, high }) };
}

/** The best strategy with each number of workers, fewest first. */
function widthsOf(best: Cell, { others }: ComparedWorkload): Advice['widths'] {
  return others
    .filter(({ strategy }) => strategy.name === best.strategy.name)
    .toSorted((a, b) => a.workers - b.workers)
    .flatMap(({ workers, metrics }) => (metrics.speedup ? [{ workers, gain: metrics.speedup }] : []));
}

function summariseScreenedOut({ strategy, workers, metrics }: Cell): Advice['screenedOut'][number] {
  return { strategy: strategy.name, workers, ratio: metrics.speedup?.value ?? 0 };
}

/** Asynchronous calls count as waiting if a lone call takes this many times as long as each of several in flight. */
const waitingRatio = 1.5;

function adviseOnTask(
  { best }: Choice,
  { workload, baseline }: ComparedWorkload,
  { dispatchCost, isAsync, copiesArguments }: Findings,
): Advice['task'] {
  const baselineMs = taskMs(baseline);
  const bestMs = taskMs(best);
  if (baselineMs === undefined || bestMs === undefined) return undefined;
  // A lone call of a function that waits takes longer than the table shows, where several are in progress.
  const costMs = isAsync ? (workload.taskCost?.meanMs ?? baselineMs) : baselineMs;
  const isWaiting = isAsync && costMs > waitingRatio * baselineMs;
  const baselineDispatchCostMs = taskMs(dispatchCost.find(({ id }) => id === baseline.id));
  const dispatchCostMs = taskMs(dispatchCost.find(({ id }) => id === best.id));
  const task = { costMs, isWaiting, copiesArguments };
  if (baselineDispatchCostMs === undefined || dispatchCostMs === undefined) return task;
  const breakEven = findBreakEven(
    { withWorkMs: baselineMs, dispatchCostMs: baselineDispatchCostMs },
    { withWorkMs: bestMs, dispatchCostMs },
    best.workers,
  );
  return {
    ...task,
    dispatchCostMs,
    ...(breakEven &&
      !isWaiting && { breakEvenMs: breakEven.breakEvenMs, isBreakEvenLeast: breakEven.isLeast }),
  };
}

function taskMs(cell: Cell | undefined): number | undefined {
  const perSecond = cell?.metrics.throughputPerSecond?.value;
  return perSecond === undefined ? undefined : 1000 / perSecond;
}

function adviseOnStartUp({ best }: Choice, { baseline }: ComparedWorkload): Advice['startup'] {
  const readyMs = best.metrics.readyMs?.value;
  const baselineReadyMs = baseline.metrics.readyMs?.value;
  const [bestMs, baselineMs] = [taskMs(best), taskMs(baseline)];
  if (
    readyMs === undefined ||
    baselineReadyMs === undefined ||
    bestMs === undefined ||
    baselineMs === undefined
  ) {
    return undefined;
  }
  const paid = findStartUpPaid({ readyMs: baselineReadyMs, taskMs: baselineMs }, { readyMs, taskMs: bestMs });
  return { readyMs, ...paid };
}

function adviseOnMemory({ memoryBytes, memoryBytesPerWorker }: Metrics): Advice['memory'] {
  if (memoryBytes === undefined) return undefined;
  return {
    bytes: memoryBytes.value,
    ...(memoryBytesPerWorker && { bytesPerWorker: memoryBytesPerWorker.value }),
  };
}

function adviseOnDelay({ best }: Choice, { baseline }: ComparedWorkload): Advice['driverDelay'] {
  const baselineMs = baseline.metrics.driverDelayMs?.value;
  const ms = best.metrics.driverDelayMs?.value;
  return baselineMs === undefined || ms === undefined ? undefined : { baselineMs, ms };
}

/** How much longer the run should be if the number of blocks that would decide is unknown. */
const unknownGrowth = 4;

/** A longer budget for one function is never suggested, milliseconds. */
const longestBudgetMs = 30 * 60_000;

/** The budget that would probably decide, in proportion to the blocks needed; undefined if that is too long. */
function decidingBudgetMs({ plan }: Result, { comparisons }: ComparedWorkload): number | undefined {
  const open = comparisons.filter(({ verdict }) => verdict === 'inconclusive');
  const growth = Math.max(...open.map(neededGrowth), 1.5);
  const budgetMs = Math.ceil((growth * plan.budgetMs) / 60_000) * 60_000;
  return budgetMs > longestBudgetMs ? undefined : budgetMs;
}

function neededGrowth({ blocks, blocksNeeded }: Comparison): number {
  return blocksNeeded === undefined ? unknownGrowth : blocksNeeded / blocks;
}

/** Removes undefined fields. */
function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
