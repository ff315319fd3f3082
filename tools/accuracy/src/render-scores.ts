import Table from 'cli-table3';
import { type Observation, tools } from './observation.ts';
import type { Rate } from './rate.ts';
import { type Score, scoreOf } from './score.ts';

const head = ['added', 'tool', 'pairs', 'slower', 'faster', 'equivalent', 'covered', 'error', 'half-width'];

/** The observations as a table: one row for each injected cost and tool; rates as counts with 95 % bounds. */
export function renderScores(observations: readonly Observation[]): string {
  const table = new Table({ style: { head: [], border: [], compact: true }, head });
  for (const extraPermille of [...new Set(observations.map((one) => one.extraPermille))].toSorted(
    (a, b) => a - b,
  )) {
    for (const tool of tools) {
      const [first, ...rest] = observations.filter(
        (one) => one.tool === tool && one.extraPermille === extraPermille,
      );
      if (first) table.push(rowOf(scoreOf([first, ...rest])));
    }
  }
  return table.toString();
}

function rowOf(score: Score): string[] {
  return [
    score.extraPermille === 0 ? 'nothing (A/A)' : `${score.extraPermille / 10} %`,
    score.tool,
    String(score.slower.of),
    rateText(score.slower),
    rateText(score.faster),
    rateText(score.equivalent),
    score.covered ? rateText(score.covered) : '',
    percent(score.medianError),
    score.medianHalfWidth === undefined ? '' : `+-${percent(score.medianHalfWidth)}`,
  ];
}

function rateText({ count, of, low, high }: Rate): string {
  return `${count}/${of} (${(low * 100).toFixed(0)} to ${(high * 100).toFixed(0)} %)`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
