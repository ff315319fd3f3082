import { quantile } from '../statistics/quantile.ts';

/** Windows on each side of the comparison, at most. */
const span = 4;

/** Rise of the later windows over the earlier ones that still counts as none. */
const tolerance = 0.05;

/**
 * Whether throughput is still rising: the median of the last four windows is more than 5 % above that of the four
 * before them; with fewer windows, of the last half above that of the first. Compilation makes code faster, so only a
 * rise says "not yet"; a fall is the host's doing. Medians, because single windows of 15 ms scatter by 10 % and more on
 * a busy host. `rates` are completions per time, in order.
 */
export function isRising(rates: readonly number[]): boolean {
  const side = Math.min(span, Math.floor(rates.length / 2));
  if (side === 0) return false;
  const earlier = quantile(rates.slice(-2 * side, -side), 0.5);
  return quantile(rates.slice(-side), 0.5) > earlier * (1 + tolerance);
}
