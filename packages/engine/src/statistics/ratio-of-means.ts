import { mean, sum } from './mean.ts';
import { criticalT } from './t-quantile.ts';
import { sampleVariance } from './variance.ts';

/** The ratio of two means of `n` pairs with its interval; an end that is unlimited, or a value without meaning, is missing. */
export interface MeansRatio {
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly n: number;
}

/**
 * Returns the ratio of the means of paired amounts, which may be zero or negative in single pairs, with its interval: all
 * ratios r for which the mean of `numerator - r * denominator` is not shown to differ from 0 by Student's t. So `low > r`
 * means that the numerators are shown to exceed r times the denominators. If the mean of the denominators is not shown to
 * be above 0, the interval has no upper end. Source: E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954),
 * 175-185.
 */
export function ratioOfMeans(
  pairs: readonly { readonly numerator: number; readonly denominator: number }[],
  confidence = 0.95,
): MeansRatio {
  const n = pairs.length;
  const above = pairs.map(({ numerator }) => numerator);
  const below = pairs.map(({ denominator }) => denominator);
  const [p, q] = [mean(above), mean(below)];
  const value = q > 0 ? { value: p / q } : {};
  if (n < 2) return { ...value, n };
  const t2 = criticalT(confidence, n - 1) ** 2;
  const covariance = sum(pairs.map((pair) => (pair.numerator - p) * (pair.denominator - q))) / (n - 1);
  // The roots of a r^2 - 2 b r + c = 0, where the mean of `numerator - r * denominator` is t standard errors from 0.
  const a = q ** 2 - (t2 * sampleVariance(below).value) / n;
  const b = p * q - (t2 * covariance) / n;
  const c = p ** 2 - (t2 * sampleVariance(above).value) / n;
  const root = Math.sqrt(Math.max(0, b ** 2 - a * c));
  if (q > 0 && a > 0) return { ...value, low: (b - root) / a, high: (b + root) / a, n };
  // The numerators are shown to be above 0, the denominators are not: only small ratios are excluded.
  if (p > 0 && c > 0 && b + root > 0) return { ...value, low: c / (b + root), n };
  return { ...value, n };
}
