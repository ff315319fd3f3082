import type { Advice, Cell, Comparison, Result, WorkloadResult } from '@parbench/engine';

/** What to do, according to the verdicts. */
export interface Choice {
  readonly action: Advice['action'];
  /** The cell to use. */
  readonly choice: Cell;
  /** The best cell that is not the baseline: the choice itself, or the alternative to the baseline. */
  readonly best: Cell;
}

/** Without a verdict, only a leader with this ratio is worth its memory and start-up. */
const worthWhile = 1.1;

/** The measured cells of a workload, and their comparisons with the baseline. */
export interface ComparedWorkload {
  readonly workload: WorkloadResult;
  readonly baseline: Cell;
  /** All measured cells except the baseline. */
  readonly others: readonly Cell[];
  /** The comparisons with the baseline. */
  readonly comparisons: readonly Comparison[];
  readonly threshold: number;
}

/**
 * Chooses a cell. Parallelise, if winners are shown to beat the baseline: with the one with the fewest workers among those
 * within the threshold of the best. Do not, if there is no such winner and all others are slower or equivalent. Otherwise
 * undecided: use the leading cell meanwhile, if it leads by a tenth. Undefined if only the baseline was measured.
 */
export function chooseCell(measured: ComparedWorkload): Choice | undefined {
  const { workload, baseline, others, comparisons, threshold } = measured;
  const ranked = others.toSorted((a, b) => gainOf(b) - gainOf(a));
  const [leader] = ranked;
  if (leader === undefined) return undefined;
  const verdictOf = (cell: Cell) => comparisons.find(({ a }) => a === cell.id)?.verdict;
  const beating = ranked.filter((cell) => workload.winners.includes(cell.id) && verdictOf(cell) === 'faster');
  const choice = fewestWorkers(beating, threshold);
  if (choice) return { action: 'parallelise', choice, best: choice };
  const isDecided = others
    .map(verdictOf)
    .every((verdict) => verdict === 'slower' || verdict === 'equivalent');
  if (isDecided) return { action: 'do-not-parallelise', choice: baseline, best: leader };
  return { action: 'undecided', choice: gainOf(leader) >= worthWhile ? leader : baseline, best: leader };
}

/** Returns the measured cells of the workload `name`; undefined if the baseline was not measured. */
export function comparedWorkload(
  { workloads, cells, comparisons, plan }: Result,
  name: string,
): ComparedWorkload | undefined {
  const workload = workloads.find((candidate) => candidate.name === name);
  const measured = cells.filter((cell) => cell.workload.name === name && cell.status === 'ok');
  const baseline = measured.find(({ id }) => id === workload?.baseline);
  if (workload === undefined || baseline === undefined) return undefined;
  return {
    workload,
    baseline,
    others: measured.filter((cell) => cell !== baseline),
    comparisons: comparisons.filter(({ b }) => b === baseline.id),
    threshold: plan.threshold,
  };
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
