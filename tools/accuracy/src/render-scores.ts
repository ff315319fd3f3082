import Table from 'cli-table3';
import { describeOverhead, medianOverhead, type OverheadTimings } from './dispatch-overhead.ts';
import { type Observation, type Tool, tools } from './observation.ts';
import { type Rate, rateOf } from './rate.ts';
import { coverageOf, hasInterval, isWrong, type Score, scoreOf, standardisedVariance } from './score.ts';

const head = [
  'added',
  'tool',
  'pairs',
  'slower',
  'faster',
  'equivalent',
  'wrong',
  'covered',
  'with dispatch',
  'mean ratio',
  'error',
  'half-width',
];

/**
 * Renders the observations as a table: one row for each injected cost and tool, then for each tool how often it was
 * wrong and how often its interval covered the ratio of iterations and, if the dispatch overhead is known, the ratio
 * with it. Rates are counts with 95 % bounds.
 */
export function renderScores(
  observations: readonly Observation[],
  overheads: readonly OverheadTimings[],
): string {
  const dispatchOverhead = overheads.length > 0 ? medianOverhead(overheads) : 0;
  const table = new Table({ style: { head: [], border: [], compact: true }, head });
  const costs = [...new Set(observations.map(({ extraPermille }) => extraPermille))].toSorted(
    (a, b) => a - b,
  );
  for (const extraPermille of costs) {
    for (const tool of tools) {
      const [first, ...rest] = observations.filter(
        (one) => one.tool === tool && one.extraPermille === extraPermille,
      );
      if (first) table.push(rowOf(scoreOf([first, ...rest], dispatchOverhead)));
    }
  }
  for (const tool of tools) {
    const own = observations.filter((one) => one.tool === tool);
    if (own.length > 0) table.push(pooledRowOf(tool, own, dispatchOverhead));
  }
  return [
    table.toString(),
    ...describeIdentical(observations),
    ...(overheads.length > 0 ? [describeOverhead(overheads)] : []),
  ].join('\n');
}

/** How far parbench's ratios of identical pools are from 1, against what their intervals promise. */
function describeIdentical(observations: readonly Observation[]): readonly string[] {
  const intervals = observations
    .filter(({ tool, extraPermille }) => tool === 'parbench' && extraPermille === 0)
    .filter(hasInterval);
  if (intervals.length === 0) return [];
  const variance = standardisedVariance(intervals).toFixed(2);
  return [
    `Identical pools under parbench: the variance of the differences, in standard errors, is ${variance}.`,
  ];
}

function rowOf(score: Score): string[] {
  return [
    score.extraPermille === 0 ? 'nothing (A/A)' : `${score.extraPermille / 10} %`,
    score.tool,
    String(score.slower.of),
    rateText(score.slower),
    rateText(score.faster),
    rateText(score.equivalent),
    rateText(score.wrong),
    score.covered ? rateText(score.covered) : '',
    score.coveredWithDispatch ? rateText(score.coveredWithDispatch) : '',
    `${score.meanRatio.toFixed(3)} of ${score.truth.toFixed(3)}`,
    percent(score.medianError),
    score.medianHalfWidth === undefined ? '' : `+-${percent(score.medianHalfWidth)}`,
  ];
}

function pooledRowOf(tool: Tool, observations: readonly Observation[], dispatchOverhead: number): string[] {
  const intervals = observations.filter(hasInterval);
  const wrong = rateOf(observations.filter(isWrong).length, observations.length);
  const unused = ['', '', ''];
  const covered = [0, dispatchOverhead].map((share) =>
    intervals.length > 0 ? rateText(coverageOf(intervals, share)) : '',
  );
  return ['all', tool, String(observations.length), ...unused, rateText(wrong), ...covered, '', '', ''];
}

/** Formats a count with its bounds: `3/20 (3 to 38 %)`. */
export function rateText({ count, of, low, high }: Rate): string {
  return `${count}/${of} (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %)`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
