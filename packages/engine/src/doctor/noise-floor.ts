import type { Comparison } from '../result/schema.ts';
import { quantile } from '../statistics/quantile.ts';
import { relativeHalfWidth } from '../verdict/precision.ts';

/** What an A/A run, cells of identical code, says of its host. */
export interface NoiseFloor {
  /**
   * How far identical cells lie apart beyond what the scatter of their blocks explains, as a relative difference: the
   * largest distance from equality to the nearer end of an interval. 0 when every interval holds equality, as most do.
   */
  readonly floor: number;
  /** Median half-width of the intervals: differences of this size are about what a run as long as this one can show. */
  readonly halfWidth: number;
  readonly comparisons: number;
  /** Of the comparison that has the fewest. */
  readonly blocks: number;
}

/** The noise floor by the comparisons of an A/A run; undefined when none of them has an interval. */
export function noiseFloorOf(comparisons: readonly Comparison[]): NoiseFloor | undefined {
  const intervals = comparisons.filter(hasInterval);
  if (intervals.length === 0) return undefined;
  return {
    floor: Math.max(...intervals.map(distanceFromEquality)),
    halfWidth: quantile(intervals.map(relativeHalfWidth), 0.5),
    comparisons: intervals.length,
    blocks: Math.min(...intervals.map(({ blocks }) => blocks)),
  };
}

type WithInterval = Comparison & { readonly low: number; readonly high: number };

function hasInterval(comparison: Comparison): comparison is WithInterval {
  return comparison.low !== undefined && comparison.high !== undefined;
}

function distanceFromEquality({ low, high }: WithInterval): number {
  return Math.max(0, low - 1, 1 / high - 1);
}
