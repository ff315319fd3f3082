/** Returns the sum; 0 for no values. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Returns the arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/**
 * Returns the sample standard deviation, with n - 1 in the denominator; NaN for fewer than two values. Two passes,
 * since the textbook formula with the sum of squares cancels if the spread is small compared with the mean (Higham,
 * Accuracy and Stability of Numerical Algorithms, section 1.9).
 */
export function standardDeviation(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.map((value) => (value - center) ** 2);
  return Math.sqrt(sum(squares) / (values.length - 1));
}

/** Returns the geometric mean: exp of the mean of the logs. All values must be positive. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(mean(values.map(Math.log)));
}
