import { mean } from './mean.ts';
import { sum } from './sum.ts';

/** Beyond it, a few blocks cannot tell lasting dependence from drift, and the correction would know no bounds. */
const strongest = 0.7;

/**
 * The part r of its deviation that a value hands on to the next one, from 0 to 0.7: the lag-1 autocorrelation of one or
 * several `series` of the same kind, each in the order in which it was measured, averaged by length. Short series show it
 * too small by about (1 + 3 r) / n, which is added (Kendall, Biometrika 41 (1954), 403-404); negative ones count as none.
 * One short series says little: of 6 independent values in three cases of ten more than 0.2, 18 such series together in
 * one of a hundred.
 */
export function neighbourCorrelation(series: readonly (readonly number[])[]): number {
  const seen = series.map(lagOne).filter(({ correlation }) => Number.isFinite(correlation));
  const length = sum(seen.map(({ n }) => n));
  const average = sum(seen.map(({ n, correlation }) => n * correlation)) / length;
  const corrected = average + (seen.length * (1 + 3 * average)) / length;
  return Number.isFinite(corrected) ? Math.min(strongest, Math.max(0, corrected)) : 0;
}

function lagOne(values: readonly number[]) {
  const center = mean(values);
  const deviations = values.map((value) => value - center);
  const products = deviations.slice(1).map((value, index) => value * (deviations[index] ?? 0));
  return { n: values.length, correlation: sum(products) / sum(deviations.map((value) => value ** 2)) };
}

/**
 * How much larger the variance of the mean of `n` values is than it would be were they independent, when each keeps the
 * part `correlation` of its predecessor's deviation: 1 when it keeps none, n / (effective number of values) else.
 *
 *     1 + 2 sum over k from 1 to n - 1 of (1 - k / n) r^k
 *
 * Source: Bayley and Hammersley, Supplement to the Journal of the Royal Statistical Society 8 (1946), 184-197.
 */
export function varianceInflation(n: number, correlation: number): number {
  let inflation = 1;
  for (let lag = 1; lag < n; lag++) inflation += 2 * (1 - lag / n) * correlation ** lag;
  return inflation;
}
