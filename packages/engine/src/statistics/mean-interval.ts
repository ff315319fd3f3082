import { mean, standardDeviation } from './mean.ts';
import { criticalT } from './t-quantile.ts';

/** A mean of `n` values with its interval. A single value has no spread and thus no interval. */
export interface MeanInterval {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly n: number;
}

/**
 * Returns the interval of a mean by Student's t: mean +- t s / sqrt(n), with n - 1 degrees of freedom. It is exact for
 * values that are independent and normal, and holds well for means of blocks, each a mean of many slices. It does not
 * hold for the slices of one process, which are neither. Source: Student, Biometrika 6 (1908).
 */
export function meanInterval(values: readonly number[], confidence = 0.95): MeanInterval {
  const value = mean(values);
  const n = values.length;
  if (n < 2) return { value, n };
  const halfWidth = (criticalT(confidence, n - 1) * standardDeviation(values)) / Math.sqrt(n);
  return { value, low: value - halfWidth, high: value + halfWidth, n };
}

/**
 * Returns the geometric mean with its interval: exp of the interval of the mean of the logs. For rates and durations,
 * whose noise is multiplicative. All values must be positive.
 */
export function geometricMeanInterval(values: readonly number[], confidence = 0.95): MeanInterval {
  return exponential(meanInterval(values.map(Math.log), confidence));
}

/** Converts an interval from the log scale to the scale of ratios. */
export function exponential({ value, low, high, n }: MeanInterval): MeanInterval {
  return {
    value: Math.exp(value),
    n,
    ...(low !== undefined && { low: Math.exp(low) }),
    ...(high !== undefined && { high: Math.exp(high) }),
  };
}
