import type { Cell } from '../result/cell-schema.ts';
import type { Verdict } from '../result/comparison-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { judgeInterval, widen } from '../statistics/judge-interval.ts';
import { exponential, type MeanInterval } from '../statistics/mean-interval.ts';
import { simultaneousConfidence } from '../statistics/simultaneous.ts';
import { welchInterval } from '../statistics/welch-interval.ts';
import { blockLogRatios } from '../verdict/competitor.ts';
import { isBroken } from './broken.ts';
import { findMismatches, type Mismatch } from './comparable.ts';

/** The change of a cell from the first run to the second. */
export interface CellChange {
  readonly cell: string;
  /** The speed-up over the baseline in the second run, divided by that in the first. */
  readonly ratio: number;
  readonly low?: number;
  readonly high?: number;
  readonly blocks: { readonly before: number; readonly after: number };
  /** `slower` is a regression: the interval lies wholly beyond the threshold. */
  readonly verdict: Verdict;
}

/** A cell that cannot be compared, with the reason. */
export interface UncomparedCell {
  readonly cell: string;
  readonly reason: string;
  /** Whether it ran before and now fails or hangs: a regression without a ratio. */
  readonly isBroken?: boolean;
  /** Whether it ran in both, but too little was measured for a verdict. */
  readonly isOpen?: boolean;
}

/** The comparison of two saved runs. */
export interface RunComparison {
  readonly changes: readonly CellChange[];
  readonly uncompared: readonly UncomparedCell[];
  readonly mismatches: readonly Mismatch[];
}

/** The settings of a comparison of runs. */
interface CompareSettings {
  /** The smallest relative difference that matters. */
  readonly threshold: number;
}

/**
 * How far the ratios of two runs of the same code lie apart beyond what their blocks show: an afternoon's heat, another
 * guest. Two runs cannot show it, so it is assumed. Runs of identical code, minutes apart on a shared 2-core host, have
 * differed by 20 %, with intervals of 10 % either way.
 */
const assumedBetweenRuns = 0.1;

/**
 * Compares the cells that both runs have, each by its ratio to the baseline of its own run, so that a host that was
 * faster or slower throughout one run changes nothing. Blocks of different runs are not paired: the intervals are
 * Welch's, simultaneous, and widened at both ends by the A/A floors of the runs, or by what is assumed of two runs if
 * that is more. Only one run of both versions does without that assumption.
 */
export function compareRuns(before: Result, after: Result, settings: CompareSettings): RunComparison {
  const cells = before.cells.map(({ id }) => pairOf(id, before, after));
  const added = after.cells.filter(({ id }) => !before.cells.some((cell) => cell.id === id));
  const pairs = cells.filter((pair) => pair.kind === 'pair');
  const floor = Math.max(assumedBetweenRuns, before.plan.floor ?? 0, after.plan.floor ?? 0);
  return {
    changes: pairs.map((pair) => changeOf(pair, { ...settings, floor, comparisons: pairs.length })),
    uncompared: [
      ...cells.filter((pair) => pair.kind === 'uncompared').map(({ kind, ...cell }) => cell),
      ...added.map(({ id }) => ({ cell: id, reason: 'only in the second run' })),
    ],
    mismatches: findMismatches(before, after),
  };
}

interface Pair {
  readonly kind: 'pair';
  readonly cell: string;
  /** Log-ratios to the baseline of the run, one for each block. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

type PairOrNot =
  | Pair
  | ({ readonly kind: 'uncompared' } & UncomparedCell)
  | { readonly kind: 'baseline'; readonly cell: string };

function pairOf(cell: string, before: Result, after: Result): PairOrNot {
  const [first, second] = [sideOf(cell, before), sideOf(cell, after)];
  if (typeof first === 'string') return { kind: 'uncompared', cell, reason: `${first} in the first run` };
  if (typeof second === 'string') {
    const broken = isBroken(findById(before, cell), findById(after, cell));
    return {
      kind: 'uncompared',
      cell,
      reason: `${second} in the second run`,
      ...(broken && { isBroken: true }),
    };
  }
  if (first.baseline.id !== second.baseline.id) {
    const reason = `its baseline is ${first.baseline.id} in the first run and ${second.baseline.id} in the second`;
    return { kind: 'uncompared', cell, reason };
  }
  if (first.baseline.id === cell) return { kind: 'baseline', cell };
  const logRatios = {
    before: blockLogRatios(first.measured, first.baseline),
    after: blockLogRatios(second.measured, second.baseline),
  };
  if (Object.values(logRatios).some(({ length }) => length === 0)) {
    return {
      kind: 'uncompared',
      cell,
      reason: 'in one of the runs no finished block has both the cell and its baseline',
      isOpen: true,
    };
  }
  return { kind: 'pair', cell, ...logRatios };
}

/** Returns a cell with its baseline, or the reason why it cannot be compared. */
function sideOf(id: string, result: Result): { measured: Cell; baseline: Cell } | string {
  const { cells, workloads } = result;
  const measured = findById(result, id);
  if (measured === undefined) return 'missing';
  if (measured.status !== 'ok') return measured.status;
  const baselines = workloads.map((workload) => workload.baseline);
  const baseline = cells.find(
    ({ id, workload, status }) =>
      baselines.includes(id) && workload.key === measured.workload.key && status === 'ok',
  );
  return baseline === undefined ? 'without a baseline' : { measured, baseline };
}

function findById({ cells }: Result, id: string): Cell | undefined {
  return cells.find((cell) => cell.id === id);
}

interface JudgeSettings extends CompareSettings {
  readonly floor: number;
  readonly comparisons: number;
}

function changeOf({ cell, before, after }: Pair, settings: JudgeSettings): CellChange {
  const interval = differenceOf(before, after, settings, 0.95);
  const { value: ratio, low, high } = exponential(interval);
  return {
    cell,
    ratio,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    blocks: { before: before.length, after: after.length },
    verdict: judgeInterval(interval, differenceOf(before, after, settings, 0.9), settings.threshold),
  };
}

function differenceOf(
  before: readonly number[],
  after: readonly number[],
  { floor, comparisons }: JudgeSettings,
  confidence: number,
): MeanInterval {
  return widen(welchInterval(after, before, simultaneousConfidence(confidence, comparisons)), floor);
}
