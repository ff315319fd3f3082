import type { Comparison } from '../result/comparison-schema.ts';

/**
 * The fewest blocks of a workload. With fewer, a run would stop on a spread that is small by chance, and be wrong more
 * often than it claims.
 */
const fewestBlocks = 12;

export interface PrecisionGoal {
  /** The relative half-width to reach: 0.05 is 5 %. */
  readonly precision: number;
  /** The id of the baseline, as given to `judgeWorkload`. */
  readonly baseline?: string | undefined;
  /** How many blocks the workload has run. */
  readonly blocks: number;
  /** The A/A floor that widened the intervals, 0 when missing. More blocks do not narrow it, so it is not counted. */
  readonly floor?: number | undefined;
}

/**
 * Returns whether a workload may stop: every interval of a ratio to the baseline is narrow enough, and all rest on at
 * least 12 blocks. Only the widths count: stopping on a verdict would make false verdicts likely. A workload with
 * nothing to compare may stop at 12 blocks.
 */
export function hasReachedPrecision(comparisons: readonly Comparison[], goal: PrecisionGoal): boolean {
  const { precision, baseline, blocks, floor = 0 } = goal;
  const speedups = comparisons.filter(({ b }) => baseline === undefined || b === baseline);
  return (
    blocks >= fewestBlocks &&
    speedups.every(
      (comparison) =>
        comparison.blocks >= fewestBlocks &&
        (1 + relativeHalfWidth(comparison)) / (1 + floor) <= 1 + precision,
    )
  );
}

/**
 * Returns the half-width of a ratio's interval on the log scale as a relative difference: 0.05 if the interval reaches
 * from ratio / 1.05 to ratio * 1.05. Infinite without an interval.
 */
export function relativeHalfWidth({ low, high }: Pick<Comparison, 'low' | 'high'>): number {
  if (low === undefined || high === undefined) return Number.POSITIVE_INFINITY;
  return Math.sqrt(high / low) - 1;
}
