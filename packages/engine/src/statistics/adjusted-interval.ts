import { lagOneAutocorrelation, varianceInflation } from './autocorrelation.ts';
import { mean } from './mean.ts';
import type { MeanInterval } from './mean-interval.ts';
import { criticalT } from './t-quantile.ts';
import { sampleVariance, type Variance } from './variance.ts';

/** The mean of `n` values with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly n: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/**
 * Estimates the mean of at least two values, in the order of measurement, with a standard error that allows for their
 * lag-1 `autocorrelation`. `variance` is that of a single value; when missing, it is estimated from the values.
 *
 * With the inflation f of the variance, the standard error is s sqrt((n - 1) / (n - f)) sqrt(f / n): values that
 * resemble their neighbours show too little spread and count for fewer values. The degrees of freedom are divided by f
 * for the same reason, and again because f itself is an estimate. At least 3 remain if n - 1 are as many, since t grows
 * without bound below that, and chance resemblance of a few values would make their interval useless. With an
 * autocorrelation of 0, f is 1.
 */
export function estimateMean(
  values: readonly number[],
  autocorrelation = lagOneAutocorrelation([values]),
  variance: Variance = sampleVariance(values),
): Estimate {
  const n = values.length;
  const inflation = varianceInflation(n, autocorrelation);
  return {
    value: mean(values),
    n,
    standardError: Math.sqrt(variance.value * ((n - 1) / (n - inflation)) * (inflation / n)),
    degreesOfFreedom: effectiveDegrees(variance.degreesOfFreedom, n, inflation),
  };
}

/** Returns the degrees of freedom that remain of `degreesOfFreedom` if `inflation` of `n` values count as one. */
function effectiveDegrees(degreesOfFreedom: number, n: number, inflation: number): number {
  return Math.max(degreesOfFreedom / inflation ** 2, Math.min(n - 1, fewestDegrees));
}

const fewestDegrees = 3;

/** Returns Student's interval of an estimate: value +- t standardError. */
export function intervalOf(
  { value, n, standardError, degreesOfFreedom }: Estimate,
  confidence: number,
): MeanInterval {
  const halfWidth = criticalT(confidence, degreesOfFreedom) * standardError;
  return { value, low: value - halfWidth, high: value + halfWidth, n };
}

/**
 * Returns the autocorrelation-adjusted interval of the mean of a series. A single value has no spread and thus no
 * interval.
 */
export function adjustedInterval(
  values: readonly number[],
  confidence = 0.95,
  autocorrelation = lagOneAutocorrelation([values]),
): MeanInterval {
  const n = values.length;
  return n < 2 ? { value: mean(values), n } : intervalOf(estimateMean(values, autocorrelation), confidence);
}
