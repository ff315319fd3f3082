/**
 * Returns the value that `fraction` of `values` lie below, interpolated between neighbours: definition 7 of Hyndman and
 * Fan, The American Statistician 50 (1996), 361-365, the default of R and NumPy. NaN for no values.
 */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}
