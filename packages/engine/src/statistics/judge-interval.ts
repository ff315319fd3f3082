import type { MeanInterval } from './mean-interval.ts';

/** The verdict from an interval of a log-ratio. */
export type IntervalVerdict = 'faster' | 'slower' | 'equivalent' | 'inconclusive';

/**
 * Judges a log-ratio. Faster or slower: the 95 % interval `wide` lies wholly beyond the threshold, a relative
 * difference. Equivalent: the 90 % interval `narrow` lies within it at both ends, which is two one-sided tests at 5 %
 * (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987), 657-680). Otherwise, and without an
 * interval, inconclusive.
 */
export function judgeInterval(wide: MeanInterval, narrow: MeanInterval, threshold: number): IntervalVerdict {
  const margin = Math.log1p(threshold);
  if (wide.low === undefined || wide.high === undefined) return 'inconclusive';
  if (wide.low > margin) return 'faster';
  if (wide.high < -margin) return 'slower';
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = narrow;
  return -margin < low && high < margin ? 'equivalent' : 'inconclusive';
}

/** Widens the interval of a log-ratio at both ends by the relative difference `floor`. */
export function widen({ value, low, high, n }: MeanInterval, floor: number): MeanInterval {
  if (low === undefined || high === undefined) return { value, n };
  return { value, low: low - Math.log1p(floor), high: high + Math.log1p(floor), n };
}
