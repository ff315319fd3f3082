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
 * Returns the variance of the sum or the difference of two independent values, a + b, with the degrees of freedom (a +
 * b)^2 / (a^2 / da + b^2 / db), which lie between the smaller of the two and their sum. Source: F. E. Satterthwaite,
 * Biometrics Bulletin 2 (1946), 110-114.
 */
export function varianceOfSum(a: Variance, b: Variance): Variance {
  const value = a.value + b.value;
  if (value === 0) return { value, degreesOfFreedom: Math.min(a.degreesOfFreedom, b.degreesOfFreedom) };
  // Computed from the shares of the sum: squares of tiny variances would underflow to 0.
  const [shareA, shareB] = [a.value / value, b.value / value];
  return {
    value,
    degreesOfFreedom: 1 / (shareA ** 2 / a.degreesOfFreedom + shareB ** 2 / b.degreesOfFreedom),
  };
}
