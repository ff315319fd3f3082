import type { Comparison } from '../result/comparison-schema.ts';
import type { WorkloadResult } from '../result/workload-schema.ts';
import { mean } from '../statistics/mean.ts';
import { type BlockNoise, estimateBlockNoise } from './block-noise.ts';
import { type CompareSettings, compare, findComparison } from './compare.ts';
import { blockLogRatios, type Competitor, isMeasured } from './competitor.ts';
import { findWinners } from './winners.ts';

/** The cells of one workload with their trials so far, and the settings to judge them by. */
export interface WorkloadToJudge {
  readonly competitors: readonly Competitor[];
  /** The id of the cell that ratios are taken against. */
  readonly baseline?: string | undefined;
  /** The smallest relative difference that matters. */
  readonly threshold: number;
  /** The host's A/A floor as a relative difference, 0 when missing. It widens every interval. */
  readonly floor?: number | undefined;
  /** How many comparisons must hold at once; when missing, as many as there are measured cells besides the baseline. */
  readonly comparisons?: number | undefined;
  /** The noise of the run's blocks; when missing, it is estimated from the cells of this workload. */
  readonly noise?: BlockNoise | undefined;
}

/** The verdict on one workload. */
export type WorkloadVerdict = Pick<WorkloadResult, 'ranking' | 'winners' | 'blocks'> & {
  readonly comparisons: readonly Comparison[];
};

/**
 * Compares every measured cell with the baseline and with the best. Its verdicts hold at any time during a run, so that
 * rows can be shown before the last block.
 */
export function judgeWorkload(workload: WorkloadToJudge): WorkloadVerdict {
  const { competitors, baseline, threshold, floor = 0 } = workload;
  const measured = competitors.filter(isMeasured);
  const settings: CompareSettings = {
    threshold,
    floor,
    comparisons: workload.comparisons ?? measured.length - 1,
    noise: workload.noise ?? estimateBlockNoise([competitors]),
  };
  const reference = measured.find(({ id }) => id === baseline);
  const ranked = rank(measured, reference);
  const speedups = ranked.flatMap((cell) => compareWithBaseline(cell, reference, settings) ?? []);
  const { winners, comparisons: rest } = findWinners(ranked, settings);
  const comparisons = [...speedups, ...rest.filter(({ a, b }) => !findComparison(speedups, a, b))];
  const blocks = new Set(measured.flatMap(({ trials }) => trials.map(({ block }) => block))).size;
  return {
    ranking: ranked.map(({ id }) => id),
    winners: winners.map(({ id }) => id),
    blocks,
    comparisons,
  };
}

function compareWithBaseline(
  competitor: Competitor,
  baseline: Competitor | undefined,
  settings: CompareSettings,
): Comparison | undefined {
  return baseline && baseline !== competitor ? compare(competitor, baseline, settings) : undefined;
}

/**
 * Ranks the competitors, best first: by ratio to the baseline, paired by block, or by throughput if there is no
 * baseline.
 */
function rank(competitors: readonly Competitor[], baseline: Competitor | undefined): readonly Competitor[] {
  const scores = new Map(competitors.map((competitor) => [competitor, score(competitor, baseline)]));
  return competitors.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}

function score(competitor: Competitor, baseline: Competitor | undefined): number {
  if (baseline) {
    const logRatios = blockLogRatios(competitor, baseline);
    // An interrupted block may contain a trial of the competitor and none of the baseline.
    return logRatios.length === 0 ? Number.NEGATIVE_INFINITY : mean(logRatios);
  }
  return mean(competitor.trials.flatMap(({ slices }) => slices).map(Math.log));
}
