import type { Advice, Cell, Comparison, Result, WorkloadResult } from '@parbench/engine';

/** What to do, by the verdicts alone. */
export interface Choice {
  readonly action: Advice['action'];
  /** The cell to use. */
  readonly choice: Cell;
  /** The best cell that is not the baseline: the choice itself, or what the baseline is preferred to. */
  readonly best: Cell;
}

/** What has to be in sight before a workload is run in parallel without a verdict: it costs memory and start-up. */
const worthWhile = 1.1;

/** The measured cells of a workload, and what was found out by comparing them. */
export interface ComparedWorkload {
  readonly workload: WorkloadResult;
  readonly baseline: Cell;
  /** All that are not the baseline. */
  readonly others: readonly Cell[];
  /** With the baseline. */
  readonly comparisons: readonly Comparison[];
  readonly threshold: number;
}

/**
 * Chooses a cell. In the winner set and shown to beat the baseline: parallelise, with the fewest workers among those
 * that are within the threshold of the best. None of them in it, and each is slower or not different enough to matter:
 * do not. Anything else is undecided; until then, the cell that leads, if by a tenth. Nothing when there is but
 * the baseline.
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

/** The measured cells of the workload called `name`; nothing when the baseline is not among them. */
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

/** How many times the baseline's throughput a cell has; 0 when they were not compared. */
function gainOf({ metrics }: Cell): number {
  return metrics.speedup?.value ?? 0;
}

function fewestWorkers(ranked: readonly Cell[], threshold: number): Cell | undefined {
  const [best] = ranked;
  if (best === undefined) return undefined;
  const asGood = ranked.filter((cell) => gainOf(cell) * (1 + threshold) >= gainOf(best));
  return asGood.toSorted((a, b) => a.workers - b.workers)[0];
}
