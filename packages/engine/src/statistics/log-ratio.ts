import { sum } from './mean.ts';

/**
 * The block's log-ratio of `a` to `b`: ln of the ratio of their mean rates over the rounds that both have. Slices are
 * equally long, so this is the ratio of all that each completed; pauses are in it as often as they happen. What slows
 * the whole host in a round slows both and cancels. Takes both rates by round; swapping them changes the sign. Rounds
 * that one of them lacks or in which it completed nothing are left out; undefined when none is left.
 *
 * Over measured blocks it varies less from block to block than the mean of the log-ratios of rounds, which lets a
 * single disturbed slice weigh without bound. Medians and trimmed means vary about as little, but would leave out the
 * slices in which garbage is collected; docs/statistics.md has the figures.
 */
export function pairedLogRatio(a: readonly number[], b: readonly number[]): number | undefined {
  const rounds = a.flatMap((rate, round) => {
    const opponent = b[round] ?? 0;
    return rate > 0 && opponent > 0 ? [{ rate, opponent }] : [];
  });
  if (rounds.length === 0) return undefined;
  return Math.log(sum(rounds.map(({ rate }) => rate)) / sum(rounds.map(({ opponent }) => opponent)));
}
