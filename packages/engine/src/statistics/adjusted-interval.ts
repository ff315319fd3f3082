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
 * The mean of at least two values, in the order in which they were measured, with a standard error that allows for their
 * lag-1 `autocorrelation`. `variance` is that of a single value; when missing, the values themselves show it.
 *
 * With the variance's inflation f, the standard error is s sqrt((n - 1) / (n - f)) sqrt(f / n): values that resemble their
 * neighbours show too little spread, and count for fewer. The degrees of freedom are divided by f for the same reason, and
 * again because f itself is an estimate; 3 remain if n - 1 are at least as many, since t grows without bound below that,
 * and a few values that are alike by chance would make their interval useless. With an autocorrelation of 0, f is 1.
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

/** The degrees of freedom that are left of `degreesOfFreedom` where `inflation` of `n` values count as one. */
function effectiveDegrees(degreesOfFreedom: number, n: number, inflation: number): number {
  return Math.max(degreesOfFreedom / inflation ** 2, Math.min(n - 1, fewestDegrees));
}

const fewestDegrees = 3;

/** Student's interval of an estimate: value +- t standardError. */
export function intervalOf(
  { value, n, standardError, degreesOfFreedom }: Estimate,
  confidence: number,
): MeanInterval {
  const halfWidth = criticalT(confidence, degreesOfFreedom) * standardError;
  return { value, low: value - halfWidth, high: value + halfWidth, n };
}

/** The interval of the mean of a series, adjusted for its autocorrelation. One value has no spread, so no interval. */
export function adjustedInterval(
  values: readonly number[],
  confidence = 0.95,
  autocorrelation = lagOneAutocorrelation([values]),
): MeanInterval {
  const n = values.length;
  return n < 2 ? { value: mean(values), n } : intervalOf(estimateMean(values, autocorrelation), confidence);
}
