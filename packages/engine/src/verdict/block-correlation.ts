import { neighbourCorrelation } from '../statistics/dependence.ts';
import { blockLogRatios, type Competitor, isMeasured } from './competitor.ts';

/** The cells of one workload, and the id of the one that ratios are taken against. */
interface Competition {
  readonly competitors: readonly Competitor[];
  readonly baseline?: string | undefined;
}

/**
 * What a block hands on to the next one of its workload, from 0 to 0.7, as all `competitions` of a run show it. One
 * figure for all: every trial is a process of its own, so what outlasts a block is the host's, and a few blocks of
 * two cells alone cannot tell it from chance.
 */
export function blockCorrelation(competitions: readonly Competition[]): number {
  return neighbourCorrelation(competitions.flatMap(seriesOf));
}

/** The log-ratios of every measured cell to the baseline, or to the first measured cell where the baseline is not. */
function seriesOf({ competitors, baseline }: Competition): readonly (readonly number[])[] {
  const measured = competitors.filter(isMeasured);
  const reference = measured.find(({ id }) => id === baseline) ?? measured[0];
  return measured.flatMap((cell) =>
    reference && cell !== reference ? [blockLogRatios(cell, reference)] : [],
  );
}
