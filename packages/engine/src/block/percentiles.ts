import type { Histogram } from '../protocol/load.ts';
import { sum } from '../statistics/mean.ts';

/** The reported percentiles, by name. */
const percents = { p50: 50, p90: 90, p99: 99, p999: 99.9 } as const;

/** Percentiles of times, milliseconds; those with too few samples are missing. */
export type ShownPercentiles = { readonly [Name in keyof typeof percents]?: number };

/**
 * The fewest samples that must lie beyond a percentile: with 50, the rank of the percentile is uncertain by a seventh.
 */
const fewestBeyond = 50;

/** Returns the percentiles that have at least 50 samples beyond them. */
export function percentilesOf(histogram: Histogram): ShownPercentiles {
  const count = sum(histogram.map(([, times]) => times));
  const shown = Object.entries(percents).filter(
    ([, percent]) => (count * (1000 - 10 * percent)) / 1000 >= fewestBeyond,
  );
  return Object.fromEntries(shown.map(([name, percent]) => [name, percentileMs(histogram, percent)]));
}

/** Returns the time that `percent` per cent of the samples do not exceed, milliseconds; NaN for an empty histogram. */
export function percentileMs(histogram: Histogram, percent: number): number {
  const wanted = (percent / 100) * sum(histogram.map(([, times]) => times));
  let passed = 0;
  for (const [ns, times] of histogram) {
    passed += times;
    if (passed >= wanted) return ns / 1e6;
  }
  return Number.NaN;
}
