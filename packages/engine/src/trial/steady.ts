/** Windows on each side of the comparison. */
const span = 4;

/** Rise of the later windows over the earlier ones that still counts as steady. */
const tolerance = 0.05;

/**
 * Whether throughput has stopped rising: the median of the last four windows is at most 5 % above that of the four
 * before them. Compilation makes code faster, so only a rise says "not yet"; a fall is the host's doing. Medians,
 * because single windows of 15 ms scatter by 10 % and more on a busy host. `rates` are completions per time, in order.
 */
export function isSteady(rates: readonly number[]): boolean {
  if (rates.length < 2 * span) return false;
  const earlier = median(rates.slice(-2 * span, -span));
  return median(rates.slice(-span)) <= earlier * (1 + tolerance);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
