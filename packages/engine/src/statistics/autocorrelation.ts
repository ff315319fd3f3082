import { mean, sum } from './mean.ts';

/** Beyond it, a few blocks cannot distinguish autocorrelation from drift, and the correction would grow without bound. */
const strongest = 0.7;

/**
 * Estimates the lag-1 autocorrelation r, from 0 to 0.7, of one or several `series` of the same kind, each in the order
 * of measurement, averaged by length. A series of n values underestimates it by about (1 + 3 r) / n (Kendall,
 * Biometrika 41 (1954), 403-404). Solved for r, with m series of N values in all:
 *
 *     (N average + m) / max(N - 3 m, 0.5 N)
 *
 * where the second divisor is for series of fewer than 6 values, in which the first would exaggerate chance. Negative
 * estimates count as 0. One short series says little: of series of 6 independent values, 38 in 100 show more than 0.2;
 * of 18 such series together, 8 in 100.
 */
export function lagOneAutocorrelation(series: readonly (readonly number[])[]): number {
  const seen = series.map(lagOne).filter(({ autocorrelation }) => Number.isFinite(autocorrelation));
  if (seen.length === 0) return 0;
  const length = sum(seen.map(({ n }) => n));
  const products = sum(seen.map(({ n, autocorrelation }) => n * autocorrelation));
  const corrected = (products + seen.length) / Math.max(length - 3 * seen.length, 0.5 * length);
  return Math.min(strongest, Math.max(0, corrected));
}

function lagOne(values: readonly number[]) {
  const center = mean(values);
  const deviations = values.map((value) => value - center);
  const products = deviations.slice(1).map((value, index) => value * (deviations[index] ?? 0));
  return { n: values.length, autocorrelation: sum(products) / sum(deviations.map((value) => value ** 2)) };
}

/**
 * Returns the factor by which autocorrelation increases the variance of the mean of `n` values, if each keeps the part
 * `autocorrelation` of the deviation of the one before: 1 without autocorrelation, else n / (effective number of
 * values).
 *
 *     1 + 2 sum over k from 1 to n - 1 of (1 - k / n) r^k
 *
 * Source: Bayley and Hammersley, Supplement to the Journal of the Royal Statistical Society 8 (1946), 184-197.
 */
export function varianceInflation(n: number, autocorrelation: number): number {
  let inflation = 1;
  for (let lag = 1; lag < n; lag++) inflation += 2 * (1 - lag / n) * autocorrelation ** lag;
  return inflation;
}
