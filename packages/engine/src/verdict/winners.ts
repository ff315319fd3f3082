import type { Comparison } from '../result/comparison-schema.ts';
import { type CompareSettings, compare } from './compare.ts';
import type { Competitor } from './competitor.ts';

/** The winner set, and the most informative comparison of every other competitor. */
export interface Winners {
  /** The competitors that no other is shown to beat, best first. Not empty if there are competitors. */
  readonly winners: readonly Competitor[];
  readonly comparisons: readonly Comparison[];
}

/**
 * Finds the winner set by multiple comparisons with the best. Each competitor is compared with all that are ranked
 * before it, at the level of comparisons with one control (`settings.comparisons` is their number less one), and is
 * excluded if one of them is `faster`. The true best is wrongly excluded only if one of the intervals with it as
 * control fails. So it is in the winner set with at least 95 % confidence, although it was not known beforehand.
 * Source: Edwards and Hsu, Journal of the American Statistical Association 78 (1983), 965-971, with Bonferroni's
 * critical value in place of Dunnett's.
 */
export function findWinners(ranked: readonly Competitor[], settings: CompareSettings): Winners {
  const judged = ranked.map((competitor, rank) =>
    judgeCompetitor(competitor, ranked.slice(0, rank), settings),
  );
  return {
    winners: judged.filter(({ isBeaten }) => !isBeaten).map(({ competitor }) => competitor),
    comparisons: judged.flatMap(({ comparison }) => comparison ?? []),
  };
}

interface JudgedCompetitor {
  readonly competitor: Competitor;
  readonly isBeaten: boolean;
  readonly comparison?: Comparison | undefined;
}

function judgeCompetitor(
  competitor: Competitor,
  better: readonly Competitor[],
  settings: CompareSettings,
): JudgedCompetitor {
  const comparisons = better.flatMap((other) => compare(other, competitor, settings) ?? []);
  const beating = comparisons.find(({ verdict }) => verdict === 'faster');
  const isWithBest = comparisons[0]?.a === better[0]?.id;
  return {
    competitor,
    isBeaten: beating !== undefined,
    comparison: beating ?? (isWithBest ? comparisons[0] : undefined),
  };
}
