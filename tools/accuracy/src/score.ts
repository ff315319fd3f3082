import { geometricMean, quantile } from '@parbench/engine/internal';
import type { Observation, Tool } from './observation.ts';
import { type Rate, rateOf } from './rate.ts';

/** How one tool did on the pairs with one injected cost. */
export interface Score {
  readonly tool: Tool;
  readonly extraPermille: number;
  /** Pairs of which the second pool was called slower. */
  readonly slower: Rate;
  readonly faster: Rate;
  readonly equivalent: Rate;
  /** Verdicts that are not true: a difference between identical pools; `faster` or `equivalent` with a cost injected. */
  readonly wrong: Rate;
  /** Pairs whose ratio of iterations lies in the tool's interval; missing where a tool gives none. */
  readonly covered?: Rate;
  /** The same for the ratio that dispatch makes of it. */
  readonly coveredWithDispatch?: Rate;
  /** Geometric mean of the ratios found, and the ratio of iterations with dispatch. */
  readonly meanRatio: number;
  readonly truth: number;
  /** Median over the pairs of the distance between the ratio found and the one with dispatch, as a part of it. */
  readonly medianError: number;
  /** Median half-width of the intervals, as a part of the ratio. */
  readonly medianHalfWidth?: number;
}

/**
 * Throughput of the second pool to the first's, where dispatch adds `dispatchOverhead` to the time of a usual task's
 * iterations, in both pools alike. With 0 it is the ratio of iterations.
 */
export function trueRatio(extraPermille: number, dispatchOverhead = 0): number {
  return (1 + dispatchOverhead) / (1 + dispatchOverhead + extraPermille / 1000);
}

/** Scores one tool on one injected cost from all its observations, of which there must be one. */
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

/** An observation of a tool that gives intervals. */
export type WithInterval = Observation & { readonly low: number; readonly high: number };

/** Whether the tool gave an interval. */
export function hasInterval(observation: Observation): observation is WithInterval {
  return observation.low !== undefined && observation.high !== undefined;
}

/** Of how many intervals hold the true ratio. */
export function coverageOf(intervals: readonly WithInterval[], dispatchOverhead: number): Rate {
  const covering = intervals.filter(({ low, high, extraPermille }) => {
    const truth = trueRatio(extraPermille, dispatchOverhead);
    return low <= truth && truth <= high;
  });
  return rateOf(covering.length, intervals.length);
}

/** Whether the verdict is not true. Every injected cost is beyond the threshold, so that `equivalent` is wrong with each. */
export function isWrong({ verdict, extraPermille }: Observation): boolean {
  if (verdict === 'inconclusive') return false;
  return verdict !== (extraPermille === 0 ? 'equivalent' : 'slower');
}
