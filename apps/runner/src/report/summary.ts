import type { Cell, Comparison, Result, WorkloadResult } from '@parbench/engine';
import { findComparison } from '@parbench/engine/internal';
import { formatCount, formatPercent, formatRatio } from '@parbench/report/quantities';
import { formatInterval, isOrAre, labelOf, listNames } from '@parbench/report/wording';

/** The part of a cell that a summary mentions. */
type Competitor = Pick<Cell, 'id' | 'strategy' | 'workers' | 'revision' | 'status'> &
  Partial<Pick<Cell, 'flags'>>;

/** A workload with its verdicts: everything that its summary states. */
export interface JudgedWorkload {
  /** Every cell of the workload, measured or not. */
  readonly competitors: readonly Competitor[];
  /** The measured ones, best first. */
  readonly ranked: readonly Competitor[];
  /** The winner set, best first. */
  readonly winners: readonly Competitor[];
  readonly comparisons: readonly Comparison[];
  /** The id of the baseline, measured or not. */
  readonly baseline?: string | undefined;
  readonly threshold: number;
  readonly blocks: number;
}

/** Adds to each workload of a result its verdict in words. */
export function withSummaries(result: Result): Result {
  const workloads = result.workloads.map((workload) => ({
    ...workload,
    summary: summarise(judgedWorkloadOf(workload, result)),
  }));
  return { ...result, workloads };
}

function judgedWorkloadOf(workload: WorkloadResult, { cells, comparisons, plan }: Result): JudgedWorkload {
  const { key, ranking, winners, baseline, blocks } = workload;
  const competitors = cells.filter((cell) => cell.workload.key === key);
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => competitors.find((competitor) => competitor.id === id) ?? []);
  const isOwn = ({ a }: Comparison) => competitors.some(({ id }) => id === a);
  return {
    competitors,
    ranked: named(ranking),
    winners: named(winners),
    comparisons: comparisons.filter(isOwn),
    baseline,
    threshold: plan.threshold,
    blocks,
  };
}

/** Puts the verdict into one or two sentences that claim no more than `comparisons` show. */
export function summarise(workload: JudgedWorkload): string {
  const { competitors, ranked, baseline } = workload;
  const missing = competitors.find(({ id }) => id === baseline && ranked.every((cell) => cell.id !== id));
  if (!missing || ranked.length === 0) return describeVerdict(workload);
  return `${describeVerdict(workload)} The baseline ${labelOf(missing, competitors)} ${describeAbsence(missing)}.`;
}

function describeVerdict(workload: JudgedWorkload): string {
  const { ranked, winners, comparisons } = workload;
  const [best] = ranked;
  if (!best) return 'No verdict: no strategy finished a block.';
  if (ranked.length === 1)
    return `Only ${nameOf(workload, best)} was measured, so there is nothing to compare it with.`;
  if (comparisons.every(({ low }) => low === undefined)) return describeFirstBlock(workload, best);
  const limited = ranked.filter(({ flags = [] }) => flags.includes('generator-bound'));
  if (limited.includes(best)) return describeLimited(workload, limited);
  const baseline = measuredBaseline(workload);
  if (winners.length === 1) return describeFastest(workload, best);
  if (baseline && !winners.includes(baseline)) return describeAhead(workload, best, baseline);
  return describeUndecided(workload, best, baseline);
}

function describeFirstBlock(workload: JudgedWorkload, best: Competitor): string {
  return `No verdict after ${formatCount(workload.blocks, 'block')}: ${describeLead(workload, best)}; an interval needs at least 2.`;
}

function describeLimited(workload: JudgedWorkload, limited: readonly Competitor[]): string {
  return `No verdict: the load generator was busy nearly all the time with ${namesOf(workload, limited)}, which may be able to answer more requests than the generator can send.`;
}

/** Of several winners, names the best one that is shown to beat the baseline: the one on top may vary too much for that. */
function describeAhead(workload: JudgedWorkload, best: Competitor, baseline: Competitor): string {
  const { winners, comparisons } = workload;
  const ahead = winners.flatMap((winner) => {
    const comparison = findComparison(comparisons, winner.id, baseline.id);
    return comparison?.verdict === 'faster' ? [{ winner, comparison }] : [];
  });
  const [first] = ahead;
  if (first === undefined) return describeUndecided(workload, best, baseline);
  const { winner, comparison } = first;
  return `${nameOf(workload, winner)} beats ${nameOf(workload, baseline)}: ${formatRatio(comparison.ratio)} (${formatInterval(comparison)})${describeRivals(workload, winner)}.`;
}

/** For a winner set of one. */
function describeFastest(workload: JudgedWorkload, best: Competitor): string {
  const advice = best.strategy.unit === 'driver' ? 'Do not parallelise this: ' : '';
  return `${advice}${nameOf(workload, best)} is fastest${describeMargin(workload, best)}.`;
}

function describeUndecided(
  workload: JudgedWorkload,
  best: Competitor,
  baseline: Competitor | undefined,
): string {
  const reference = baseline ?? best;
  const others = workload.winners.filter((winner) => winner !== reference);
  const open = others.flatMap((other) => findComparison(workload.comparisons, other.id, reference.id) ?? []);
  if (open.length === others.length && open.every(({ verdict }) => verdict === 'equivalent')) {
    return `No difference that matters: ${namesOf(workload, others)} ${isOrAre(others)} within ${formatPercent(workload.threshold)} of ${nameOf(workload, reference)} (${formatCount(workload.blocks, 'block')}).`;
  }
  return `Inconclusive after ${formatCount(workload.blocks, 'block')}: ${describeLead(workload, best)}${describeRivals(workload, best)}${describeOutlook(open)}.`;
}

function describeMargin(workload: JudgedWorkload, best: Competitor): string {
  const reference = referenceOf(workload, best);
  const comparison = findComparison(workload.comparisons, best.id, reference.id);
  if (!comparison) return '';
  const ratio = formatRatio(comparison.ratio);
  const interval = formatInterval(comparison);
  if (reference.id === workload.baseline) return `: ${ratio} ${nameOf(workload, reference)} (${interval})`;
  return `, ${ratio.replace('x', ' times')} as fast as ${nameOf(workload, reference)}, the next best (${interval})`;
}

function describeLead(workload: JudgedWorkload, best: Competitor): string {
  const reference = referenceOf(workload, best);
  const comparison = findComparison(workload.comparisons, best.id, reference.id);
  if (!comparison) return `${nameOf(workload, best)} leads`;
  const ratio = formatRatio(comparison.ratio);
  const ahead = ratio === '1.00x' ? 'is level with' : `leads at ${ratio}`;
  return `${nameOf(workload, best)} ${ahead} ${nameOf(workload, reference)} (${formatInterval(comparison)})`;
}

/** Names the other winners, except `best` and the cell that its ratio refers to. */
function describeRivals(workload: JudgedWorkload, best: Competitor): string {
  const reference = referenceOf(workload, best);
  const others = workload.winners.filter((winner) => winner !== best && winner !== reference);
  const isEqual = ({ id }: Competitor) =>
    findComparison(workload.comparisons, id, best.id)?.verdict === 'equivalent';
  const equal = others.filter(isEqual);
  const open = others.filter((other) => !isEqual(other));
  return [
    equal.length > 0
      ? `; ${namesOf(workload, equal)} ${isOrAre(equal)} within ${formatPercent(workload.threshold)} of it`
      : '',
    open.length > 0
      ? `; ${namesOf(workload, open)} ${isOrAre(open)} statistically indistinguishable from it`
      : '',
  ].join('');
}

function describeOutlook(comparisons: readonly Comparison[]): string {
  const needed = comparisons
    .filter(({ verdict }) => verdict === 'inconclusive')
    .map(({ blocksNeeded = Number.POSITIVE_INFINITY }) => blocksNeeded);
  const most = Math.max(...needed);
  return Number.isFinite(most) ? `; about ${formatCount(most, 'block')} would decide` : '';
}

/** The cell that the ratio of `best` refers to: the baseline, or the next best cell if `best` is the baseline or the baseline is missing. */
function referenceOf(workload: JudgedWorkload, best: Competitor): Competitor {
  const baseline = measuredBaseline(workload);
  if (baseline && baseline !== best) return baseline;
  return workload.ranked.find((competitor) => competitor !== best) ?? best;
}

function measuredBaseline({ ranked, baseline }: JudgedWorkload): Competitor | undefined {
  return ranked.find(({ id }) => id === baseline);
}

function describeAbsence({ status }: Competitor): string {
  const reasons = {
    ok: 'was not measured',
    failed: 'failed',
    skipped: 'was skipped',
    timeout: 'timed out',
  } as const;
  return reasons[status];
}

function namesOf(workload: JudgedWorkload, competitors: readonly Competitor[]): string {
  return listNames(competitors.map((competitor) => nameOf(workload, competitor)));
}

function nameOf({ competitors }: JudgedWorkload, competitor: Competitor): string {
  return labelOf(competitor, competitors);
}
