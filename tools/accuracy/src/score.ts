import { quantile } from '@parbench/engine';
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
  /** Pairs whose true ratio lies in the tool's interval; missing where a tool gives none. */
  readonly covered?: Rate;
  /** Median over the pairs of the distance between the ratio found and the true one, as a part of it. */
  readonly medianError: number;
  /** Median half-width of the intervals, as a part of the ratio. */
  readonly medianHalfWidth?: number;
}

/** Throughput of the second pool to the first's, if a task's time is that of its iterations. */
export function trueRatio(extraPermille: number): number {
  return 1000 / (1000 + extraPermille);
}

/** Scores one tool on one injected cost from all its observations, of which there must be one. */
export function scoreOf(observations: readonly [Observation, ...Observation[]]): Score {
  const [{ tool, extraPermille }] = observations;
  const truth = trueRatio(extraPermille);
  const rate = (list: readonly Observation[], isCounted: (observation: Observation) => boolean) =>
    rateOf(list.filter(isCounted).length, list.length);
  const intervals = observations.filter(hasInterval);
  return {
    tool,
    extraPermille,
    slower: rate(observations, ({ verdict }) => verdict === 'slower'),
    faster: rate(observations, ({ verdict }) => verdict === 'faster'),
    equivalent: rate(observations, ({ verdict }) => verdict === 'equivalent'),
    medianError: median(observations.map(({ ratio }) => Math.abs(ratio / truth - 1))),
    ...(intervals.length > 0 && {
      covered: rateOf(
        intervals.filter(({ low, high }) => low <= truth && truth <= high).length,
        intervals.length,
      ),
      medianHalfWidth: median(intervals.map(({ low, high, ratio }) => (high - low) / 2 / ratio)),
    }),
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function hasInterval(observation: Observation): observation is Observation & { low: number; high: number } {
  return observation.low !== undefined && observation.high !== undefined;
}
