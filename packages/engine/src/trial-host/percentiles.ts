import type { RecordableHistogram } from 'node:perf_hooks';

/** Which percentiles are told, by name. */
const percents = { p50: 50, p90: 90, p99: 99, p999: 99.9 } as const;

/** The percentiles of times, milliseconds; those that rest on too few samples are missing. */
export type ShownPercentiles = { readonly [Name in keyof typeof percents]?: number };

/** Samples that must lie beyond a percentile: with 50, its own place is uncertain by a seventh. */
const fewestBeyond = 50;

/** The percentiles of a histogram of nanoseconds that have at least 50 samples beyond. */
export function percentilesOf(
  histogram: Pick<RecordableHistogram, 'count' | 'percentile'>,
): ShownPercentiles {
  const { count } = histogram;
  const shown = Object.entries(percents).filter(
    ([, percent]) => (count * (1000 - 10 * percent)) / 1000 >= fewestBeyond,
  );
  return Object.fromEntries(shown.map(([name, percent]) => [name, histogram.percentile(percent) / 1e6]));
}
