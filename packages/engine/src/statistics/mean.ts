/** The sum; 0 of no values. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The arithmetic mean. Of no values it is NaN. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/**
 * The sample standard deviation, with n - 1 in the denominator; NaN of fewer than two values. Two passes, since the
 * textbook formula with the sum of squares cancels when the spread is small beside the mean (Higham, Accuracy and
 * Stability of Numerical Algorithms, section 1.9).
 */
export function standardDeviation(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.map((value) => (value - center) ** 2);
  return Math.sqrt(sum(squares) / (values.length - 1));
}

/** The geometric mean: exp of the mean of the logs. All values must be positive. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(mean(values.map(Math.log)));
}
