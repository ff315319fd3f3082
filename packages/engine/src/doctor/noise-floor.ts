import type { Comparison } from '../result/comparison-schema.ts';
import { quantile } from '../statistics/quantile.ts';
import { relativeHalfWidth } from '../verdict/precision.ts';

/** The result of an A/A run, whose cells are copies of the same code. */
export interface NoiseFloor {
  /**
   * How far identical cells differ beyond what the scatter of their blocks explains, as a relative difference: the
   * largest distance from equality to the nearer end of an interval. 0 if every interval contains equality, as most do.
   */
  readonly floor: number;
  /** The median half-width of the intervals: about the smallest difference that a run of this length can show. */
  readonly halfWidth: number;
  readonly comparisons: number;
  /** The blocks of the comparison that has the fewest. */
  readonly blocks: number;
}

/** Computes the noise floor from the comparisons of an A/A run; undefined if none of them has an interval. */
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
