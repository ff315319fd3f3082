import { mean, standardDeviation } from './mean.ts';
import type { MeanInterval } from './mean-interval.ts';
import { criticalT } from './t-quantile.ts';

/**
 * Returns the interval of the difference of two means, `a` - `b`, of independent samples with different spreads:
 * difference +- t sqrt(va + vb), where v = s^2 / n of each, with the degrees of freedom (va + vb)^2 / (va^2 / (na - 1)
 * + vb^2 / (nb - 1)). `n` is the size of the smaller sample; with fewer than two values in either there is no interval.
 * Source: B. L. Welch, Biometrika 34 (1947), 28-35; F. E. Satterthwaite, Biometrics Bulletin 2 (1946), 110-114.
 */
export function welchInterval(a: readonly number[], b: readonly number[], confidence = 0.95): MeanInterval {
  const value = mean(a) - mean(b);
  const n = Math.min(a.length, b.length);
  if (n < 2) return { value, n };
  const [va, vb] = [varianceOfMean(a), varianceOfMean(b)];
  const variance = va + vb;
  if (variance === 0) return { value, low: value, high: value, n };
  // Computed from the parts of the variance: squares of tiny variances would underflow to 0.
  const [partA, partB] = [va / variance, vb / variance];
  const degreesOfFreedom = 1 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1));
  const halfWidth = criticalT(confidence, degreesOfFreedom) * Math.sqrt(variance);
  return { value, low: value - halfWidth, high: value + halfWidth, n };
}

function varianceOfMean(values: readonly number[]): number {
  return standardDeviation(values) ** 2 / values.length;
}
