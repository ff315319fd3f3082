import { mean } from './mean.ts';

/**
 * The block's log-ratio of `a` to `b`: the mean over rounds of ln(a / b), so that each pair of slices is close in time
 * and what slows the whole host cancels. Takes both rates by round; swapping them changes the sign. Rounds that one of
 * them lacks or in which it completed nothing are left out; undefined when none is left.
 */
export function pairedLogRatio(a: readonly number[], b: readonly number[]): number | undefined {
  const ratios = a
    .map((rate, round) => Math.log(rate / (b[round] ?? Number.NaN)))
    .filter((logRatio) => Number.isFinite(logRatio));
  return ratios.length === 0 ? undefined : mean(ratios);
}
