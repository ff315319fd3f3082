import type { Comparison } from '../result/comparison-schema.ts';
import { type Estimate, estimateMean } from '../statistics/adjusted-interval.ts';
import { blocksNeeded } from '../statistics/blocks-needed.ts';
import { mean } from '../statistics/mean.ts';
import { exponential } from '../statistics/mean-interval.ts';
import { logRatioInterval, pairedVerdict, type TestSettings } from '../statistics/paired-test.ts';
import { sampleVariance, varianceOfSum } from '../statistics/variance.ts';
import { type BlockNoise, estimateBlockNoise } from './block-noise.ts';
import { blockLogRatios, type Competitor } from './competitor.ts';

/** The settings of a comparison of two competitors. */
export interface CompareSettings extends TestSettings {
  /** The noise of the run's blocks; when missing, it is estimated from the two competitors alone. */
  readonly noise?: BlockNoise;
}

/**
 * Compares `a` with `b` over the blocks in which both took part; undefined if there are none. Where the load generator
 * limited one of them, the ratio is not that of the services, so there is no verdict.
 */
export function compare(a: Competitor, b: Competitor, settings: CompareSettings): Comparison | undefined {
  const logRatios = blockLogRatios(a, b);
  if (logRatios.length === 0) return undefined;
  const pair = { a: a.id, b: b.id, metric: 'throughputPerSecond', blocks: logRatios.length } as const;
  if (logRatios.length === 1) return { ...pair, ratio: Math.exp(mean(logRatios)), verdict: 'inconclusive' };
  const estimate = estimateRatio(a, b, logRatios, settings.noise ?? estimateBlockNoise([[a, b]]));
  const { value: ratio, n, ...interval } = exponential(logRatioInterval(estimate, settings));
  const isLimited = [a, b].some(({ flags = [] }) => flags.includes('generator-bound'));
  const verdict = isLimited ? 'inconclusive' : pairedVerdict(estimate, settings);
  const needed = verdict === 'inconclusive' && !isLimited ? blocksNeeded(estimate, settings) : undefined;
  const { standardError, degreesOfFreedom } = estimate;
  return {
    ...{ ...pair, ratio, ...interval, standardError, degreesOfFreedom, verdict },
    ...(needed !== undefined && { blocksNeeded: needed }),
  };
}

/** The fewest blocks with which the other cells help to estimate the spread of a ratio. */
const fewestBlocksToBorrow = 3;

/** The blocks that are enough to estimate the spread of a ratio from its own blocks. */
const enoughBlocks = 12;

/**
 * Estimates the mean log-ratio. Its spread comes from its own blocks, or from the variances of all cells if the pair has
 * few blocks and they have more degrees of freedom.
 */
function estimateRatio(
  a: Competitor,
  b: Competitor,
  logRatios: readonly number[],
  { autocorrelation, variances }: BlockNoise,
): Estimate {
  const [varianceA, varianceB] = [variances.get(a.id), variances.get(b.id)];
  const blocks = logRatios.length;
  const canBorrow = blocks >= fewestBlocksToBorrow && blocks < enoughBlocks;
  const borrowed = canBorrow && varianceA && varianceB ? varianceOfSum(varianceA, varianceB) : undefined;
  return estimateMean(
    logRatios,
    autocorrelation,
    borrowed && borrowed.degreesOfFreedom > blocks - 1 ? borrowed : sampleVariance(logRatios),
  );
}

/** Returns the comparison with its sides swapped. */
function invert({ a, b, ratio, low, high, verdict, ...rest }: Comparison): Comparison {
  return {
    ...rest,
    a: b,
    b: a,
    ratio: 1 / ratio,
    ...(high !== undefined && { low: 1 / high }),
    ...(low !== undefined && { high: 1 / low }),
    verdict: opposite[verdict],
  };
}

const opposite = {
  faster: 'slower',
  slower: 'faster',
  equivalent: 'equivalent',
  inconclusive: 'inconclusive',
} as const;

/** Returns the comparison of `a` with `b`, whichever way round it is listed. */
export function findComparison(
  comparisons: readonly Comparison[],
  a: string,
  b: string,
): Comparison | undefined {
  const found = comparisons.find((comparison) => isBetween(comparison, a, b));
  return found?.a === b ? invert(found) : found;
}

function isBetween(comparison: Comparison, a: string, b: string): boolean {
  return (comparison.a === a && comparison.b === b) || (comparison.a === b && comparison.b === a);
}
