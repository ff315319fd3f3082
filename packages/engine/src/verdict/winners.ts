import type { Comparison } from '../result/schema.ts';
import { type CompareSettings, compare } from './compare.ts';
import type { Competitor } from './competitor.ts';

/** The winner set, and for every other competitor the comparison that says most about it. */
export interface Winners {
  /** The competitors that none is shown to beat, best first. Never empty when there are competitors. */
  readonly winners: readonly Competitor[];
  readonly comparisons: readonly Comparison[];
}

/**
 * Multiple comparisons with the best. Each competitor is compared with all ranked before it, at the level that suits
 * one control (`settings.comparisons` is their number less one), and is out when one of them is `faster`. The true
 * best is wrongly out only if one of the intervals that has it as control fails, so it is among the winners with at
 * least 95 % confidence, though which one it is was not known beforehand. Source: Edwards and Hsu, Journal of the
 * American Statistical Association 78 (1983), 965-971, with Bonferroni's critical value in place of Dunnett's.
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
