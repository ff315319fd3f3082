import { lagOneAutocorrelation } from '../statistics/autocorrelation.ts';
import { blockLogRatios, type Competitor, isMeasured } from './competitor.ts';

/** The cells of one workload, and the id of the one that ratios are taken against. */
interface Competition {
  readonly competitors: readonly Competitor[];
  readonly baseline?: string | undefined;
}

/**
 * The lag-1 autocorrelation of blocks, from 0 to 0.7, estimated from all `competitions` of a run. One figure for all:
 * every trial is a process of its own, so only effects of the host outlast a block, and a few blocks of two cells alone
 * cannot distinguish them from chance.
 */
export function blockAutocorrelation(competitions: readonly Competition[]): number {
  return lagOneAutocorrelation(competitions.flatMap(seriesOf));
}

/** The log-ratios of every measured cell to the baseline, or to the first measured cell where the baseline is not. */
function seriesOf({ competitors, baseline }: Competition): readonly (readonly number[])[] {
  const measured = competitors.filter(isMeasured);
  const reference = measured.find(({ id }) => id === baseline) ?? measured[0];
  return measured.flatMap((cell) =>
    reference && cell !== reference ? [blockLogRatios(cell, reference)] : [],
  );
}
