import { mean, sum } from './mean.ts';

/** An estimated variance with the degrees of freedom that it rests on. */
export interface Variance {
  readonly value: number;
  readonly degreesOfFreedom: number;
}

/** Returns the sample variance of at least two values. */
export function sampleVariance(values: readonly number[]): Variance {
  const center = mean(values);
  const degreesOfFreedom = values.length - 1;
  return { value: sum(values.map((value) => (value - center) ** 2)) / degreesOfFreedom, degreesOfFreedom };
}

/**
 * Returns the variance of the difference of two values whose variances are estimated independently and whose
 * correlation is `correlation`: a + b - 2 r sqrt(a b). Its degrees of freedom are those of a + b: (a + b)^2 / (a^2 / da
 * + b^2 / db), which lie between the smaller of the two and their sum. Source: F. E. Satterthwaite, Biometrics Bulletin
 * 2 (1946), 110-114.
 */
export function varianceOfDifference(a: Variance, b: Variance, correlation: number): Variance {
  const total = a.value + b.value;
  if (total === 0) return { value: 0, degreesOfFreedom: Math.min(a.degreesOfFreedom, b.degreesOfFreedom) };
  // Computed from the shares of the total: squares of tiny variances would underflow to 0.
  const [shareA, shareB] = [a.value / total, b.value / total];
  return {
    value: total - 2 * correlation * Math.sqrt(a.value * b.value),
    degreesOfFreedom: 1 / (shareA ** 2 / a.degreesOfFreedom + shareB ** 2 / b.degreesOfFreedom),
  };
}
