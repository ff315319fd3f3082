import { criticalT, geometricMean, mean, quantile } from '@parbench/engine/internal';
import type { Observation, Tool } from './observation.ts';
import { type Rate, rateOf } from './rate.ts';

/** The score of one tool on the pairs with one injected cost. */
export interface Score {
  readonly tool: Tool;
  readonly extraPermille: number;
  /** Pairs whose second pool was called slower. */
  readonly slower: Rate;
  readonly faster: Rate;
  readonly equivalent: Rate;
  /** Wrong verdicts: a difference between identical pools; `faster` or `equivalent` with a cost injected. */
  readonly wrong: Rate;
  /** Pairs whose ratio of iterations lies in the interval of the tool; missing if it gives none. */
  readonly covered?: Rate;
  /** The same for the ratio with dispatch. */
  readonly coveredWithDispatch?: Rate;
  /** The geometric mean of the measured ratios, and the ratio of iterations with dispatch. */
  readonly meanRatio: number;
  readonly truth: number;
  /** The median relative error of the measured ratios, against the ratio with dispatch. */
  readonly medianError: number;
  /** The median half-width of the intervals, relative to the ratio. */
  readonly medianHalfWidth?: number;
}

/**
 * Returns the throughput of the second pool divided by that of the first, if dispatch adds `dispatchOverhead` to the
 * time of a usual task's iterations in both pools. With 0 it is the ratio of iterations.
 */
export function trueRatio(extraPermille: number, dispatchOverhead = 0): number {
  return (1 + dispatchOverhead) / (1 + dispatchOverhead + extraPermille / 1000);
}

/** Scores one tool on one injected cost from all its observations, of which there must be at least one. */
export function scoreOf(
  observations: readonly [Observation, ...Observation[]],
  dispatchOverhead: number,
): Score {
  const [{ tool, extraPermille }] = observations;
  const truth = trueRatio(extraPermille, dispatchOverhead);
  const rate = (list: readonly Observation[], isCounted: (observation: Observation) => boolean) =>
    rateOf(list.filter(isCounted).length, list.length);
  const intervals = observations.filter(hasInterval);
  return {
    tool,
    extraPermille,
    slower: rate(observations, ({ verdict }) => verdict === 'slower'),
    faster: rate(observations, ({ verdict }) => verdict === 'faster'),
    equivalent: rate(observations, ({ verdict }) => verdict === 'equivalent'),
    wrong: rate(observations, isWrong),
    meanRatio: geometricMean(observations.map(({ ratio }) => ratio)),
    truth,
    medianError: median(observations.map(({ ratio }) => Math.abs(ratio / truth - 1))),
    ...(intervals.length > 0 && {
      covered: coverageOf(intervals, 0),
      coveredWithDispatch: coverageOf(intervals, dispatchOverhead),
      medianHalfWidth: median(intervals.map(({ low, high }) => Math.sqrt(high / low) - 1)),
    }),
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** An observation with an interval. */
export type WithInterval = Observation & { readonly low: number; readonly high: number };

/** Returns whether the tool gave an interval. */
export function hasInterval(observation: Observation): observation is WithInterval {
  return observation.low !== undefined && observation.high !== undefined;
}

/** Returns the rate of intervals that contain the true ratio. */
export function coverageOf(intervals: readonly WithInterval[], dispatchOverhead: number): Rate {
  const covering = intervals.filter(({ low, high, extraPermille }) => {
    const truth = trueRatio(extraPermille, dispatchOverhead);
    return low <= truth && truth <= high;
  });
  return rateOf(covering.length, intervals.length);
}

/**
 * Returns the mean square of the differences from the ratio of iterations, each in units of its standard error, which is the
 * half-width over the critical value of Student's t for the blocks. About 1 if intervals promise as much noise as there is.
 */
export function standardisedVariance(intervals: readonly WithInterval[]): number {
  const differences = intervals.map(({ ratio, low, high, n, extraPermille }) => {
    const standardError = Math.log(high / low) / 2 / criticalT(0.95, n - 1);
    return Math.log(ratio / trueRatio(extraPermille)) / standardError;
  });
  return mean(differences.map((difference) => difference ** 2));
}

/**
 * Returns whether the verdict is wrong. Every injected cost is beyond the threshold, so `equivalent` is wrong with
 * each.
 */
export function isWrong({ verdict, extraPermille }: Observation): boolean {
  if (verdict === 'inconclusive') return false;
  return verdict !== (extraPermille === 0 ? 'equivalent' : 'slower');
}
