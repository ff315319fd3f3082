import type { Comparison } from '../result/schema.ts';
import { blocksNeeded } from '../statistics/blocks-needed.ts';
import { exponential } from '../statistics/mean-interval.ts';
import { logRatioInterval, pairedVerdict, type TestSettings } from '../statistics/paired-test.ts';
import { blockLogRatios, type Competitor } from './competitor.ts';

/** How `a` stands to `b` after the blocks that both took part in; undefined when there is none. */
export function compare(a: Competitor, b: Competitor, settings: TestSettings): Comparison | undefined {
  const logRatios = blockLogRatios(a, b);
  if (logRatios.length === 0) return undefined;
  const { value: ratio, n: blocks, ...interval } = exponential(logRatioInterval(logRatios, settings));
  const verdict = pairedVerdict(logRatios, settings);
  const needed = verdict === 'inconclusive' ? blocksNeeded(logRatios, settings) : undefined;
  return {
    a: a.id,
    b: b.id,
    metric: 'throughputPerSecond',
    ratio,
    ...interval,
    blocks,
    verdict,
    ...(needed !== undefined && { blocksNeeded: needed }),
  };
}

/** The same comparison seen from the other side. */
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

/** What `comparisons` say of `a` against `b`, whichever way round it is listed. */
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
