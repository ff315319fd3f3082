import { mean } from './mean.ts';
import { sum } from './sum.ts';

/** Beyond it, a few blocks cannot tell lasting dependence from drift, and the correction would know no bounds. */
const strongest = 0.7;

/**
 * How much larger the variance of the mean of `values`, in the order in which they were measured, is than it would be
 * were they independent: 1 when neighbours are not alike, n / (effective number of values) when they are. Takes the
 * series for one in which each value keeps a part r of its predecessor's deviation:
 *
 *     1 + 2 sum over k from 1 to n - 1 of (1 - k / n) r^k
 *
 * with r the lag-1 autocorrelation, which a short series shows too small by about (1 + 3 r) / n (Kendall, Biometrika 41
 * (1954), 403-404); negative ones count as none. Source: Bayley and Hammersley, Supplement to the Journal of the Royal
 * Statistical Society 8 (1946), 184-197.
 */
export function varianceInflation(values: readonly number[]): number {
  const n = values.length;
  const correlation = neighbourCorrelation(values);
  let inflation = 1;
  for (let lag = 1; lag < n; lag++) inflation += 2 * (1 - lag / n) * correlation ** lag;
  return inflation;
}

function neighbourCorrelation(values: readonly number[]): number {
  const center = mean(values);
  const deviations = values.map((value) => value - center);
  const products = deviations.slice(1).map((value, index) => value * (deviations[index] ?? 0));
  const seen = sum(products) / sum(deviations.map((value) => value ** 2));
  const corrected = seen + (1 + 3 * seen) / values.length;
  return Number.isFinite(corrected) ? Math.min(strongest, Math.max(0, corrected)) : 0;
}
