import { sum } from './mean.ts';

/**
 * Returns the log-ratio of `a` to `b` in a block: ln of the ratio of their mean rates over the rounds that both have.
 * Slices are equally long, so this is the ratio of all tasks that each completed; pauses are included as often as they
 * happen. An effect that slows the whole host in a round slows both and cancels. Both rates are by round; swapping them
 * changes the sign. Rounds that one of them lacks, or in which it completed nothing, are omitted; undefined if none is
 * left.
 *
 * In measurements it varies less from block to block than the mean of the log-ratios of rounds, in which a single
 * disturbed slice has unlimited weight. Medians and trimmed means vary about as little, but would omit the slices in
 * which garbage is collected; docs/statistics.md has the figures.
 */
export function pairedLogRatio(a: readonly number[], b: readonly number[]): number | undefined {
  const rounds = a.flatMap((rate, round) => {
    const opponent = b[round] ?? 0;
    return rate > 0 && opponent > 0 ? [{ rate, opponent }] : [];
  });
  if (rounds.length === 0) return undefined;
  return Math.log(sum(rounds.map(({ rate }) => rate)) / sum(rounds.map(({ opponent }) => opponent)));
}
