import type { Advice, Cell, Comparison, Result, WorkloadResult } from '@parbench/engine';
import { findComparison } from '@parbench/engine/internal';

/** What to do, according to the verdicts. */
export interface Choice {
  readonly action: Advice['action'];
  /** The cell to use. */
  readonly choice: Cell;
  /** The best cell that is not the baseline: the choice itself, or the alternative to the baseline. */
  readonly best: Cell;
}

/** A smaller gain is not worth the memory, the start-up and the code that workers cost. */
export const worthWhile = 1.1;

/** Returns whether a cell is shown to gain nothing that is worth having: less than a tenth, or within the threshold. */
export function isRuledOut({ verdict, high = Number.POSITIVE_INFINITY }: Comparison): boolean {
  return verdict === 'slower' || verdict === 'equivalent' || high < worthWhile;
}

/** The measured cells of a workload, and their comparisons with the baseline. */
export interface ComparedWorkload {
  readonly workload: WorkloadResult;
  readonly baseline: Cell;
  /** All measured cells except the baseline. */
  readonly others: readonly Cell[];
  /** The comparisons with the baseline. One that was settled during the run, and that is not shown any more, is as it was then. */
  readonly comparisons: readonly Comparison[];
  readonly threshold: number;
}

/**
 * Chooses a cell. Parallelise, if winners are shown to beat the baseline: with the one with the fewest workers among those
 * within the threshold of the best. Do not, if there is no such winner and all others are ruled out. Otherwise undecided: the
 * baseline is the safe choice. Undefined if only the baseline was measured.
 */
export function chooseCell(measured: ComparedWorkload): Choice | undefined {
  const { workload, baseline, others, comparisons, threshold } = measured;
  const ranked = others.toSorted((a, b) => gainOf(b) - gainOf(a));
  const [leader] = ranked;
  if (leader === undefined) return undefined;
  const isShown = (cell: Cell, claim: (gain: Comparison) => boolean) =>
    comparisons.some((gain) => gain.a === cell.id && claim(gain));
  const isFaster = ({ verdict }: Comparison) => verdict === 'faster';
  const beating = ranked.filter((cell) => workload.winners.includes(cell.id) && isShown(cell, isFaster));
  const choice = fewestWorkers(beating, threshold);
  if (choice) return { action: 'parallelise', choice, best: choice };
  const isDecided = others.every((cell) => isShown(cell, isRuledOut));
  if (isDecided) return { action: 'do-not-parallelise', choice: baseline, best: leader };
  return { action: 'undecided', choice: baseline, best: leader };
}

/**
 * Returns the measured cells of the workload `name`, with the `claims` that were settled during the run; undefined if the
 * baseline was not measured.
 */
export function comparedWorkload(
  { workloads, cells, comparisons, plan }: Result,
  name: string,
  claims: readonly Comparison[] = [],
): ComparedWorkload | undefined {
  const workload = workloads.find((candidate) => candidate.name === name);
  const measured = cells.filter((cell) => cell.workload.name === name && cell.status === 'ok');
  const baseline = measured.find(({ id }) => id === workload?.baseline);
  if (workload === undefined || baseline === undefined) return undefined;
  return {
    workload,
    baseline,
    others: measured.filter((cell) => cell !== baseline),
    comparisons: comparisons.filter(({ b }) => b === baseline.id).map((gain) => settledBy(claims, gain)),
    threshold: plan.threshold,
  };
}

function settledBy(claims: readonly Comparison[], gain: Comparison): Comparison {
  if (gain.verdict !== 'inconclusive' || isRuledOut(gain)) return gain;
  return findComparison(claims, gain.a, gain.b) ?? gain;
}

/** The ratio of a cell to the baseline; 0 if they were not compared. */
function gainOf({ metrics }: Cell): number {
  return metrics.speedup?.value ?? 0;
}

function fewestWorkers(ranked: readonly Cell[], threshold: number): Cell | undefined {
  const [best] = ranked;
  if (best === undefined) return undefined;
  const asGood = ranked.filter((cell) => gainOf(cell) * (1 + threshold) >= gainOf(best));
  return asGood.toSorted((a, b) => a.workers - b.workers)[0];
}
