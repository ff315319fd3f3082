import { readFile } from 'node:fs/promises';
import { pairedLogRatio } from '@parbench/engine';
import { judgeWorkload, mean, standardDeviation } from '@parbench/engine/internal';
import { beforeAll, describe, expect, it } from 'vitest';
import { estimateMean } from '../../src/statistics/adjusted-interval.ts';
import { logRatioInterval } from '../../src/statistics/paired-test.ts';
import { criticalT } from '../../src/statistics/t-quantile.ts';
import { competitor } from '../support/competitor.ts';

const settings = { threshold: 0.02, floor: 0, comparisons: 2 };

let page: string;
let rates: { inline: number[]; threads: number[]; processes: number[] };

beforeAll(async () => {
  page = (await readFile(new URL('../../../../docs/statistics.md', import.meta.url), 'utf8')).replaceAll(
    /\s+/g,
    ' ',
  );
  const rows = [...page.matchAll(/\| \d+ \| (\d+) \| (\d+) \| (\d+) \|/g)];
  const column = (index: number) => rows.map((row) => Number(row[index]));
  rates = { inline: column(1), threads: column(2), processes: column(3) };
});

function logRatios(a: readonly number[], b: readonly number[]): number[] {
  return a.map((rate, block) => pairedLogRatio([rate], [b[block] ?? 0]) ?? 0);
}

describe('worked example of docs/statistics.md', () => {
  it('has the log-ratios, mean, deviation and half-width of its rates', () => {
    const values = logRatios(rates.threads, rates.inline);
    const { value, high = 0 } = logRatioInterval(estimateMean(values), settings);
    expect(page).toContain(`by block: ${values.map((logRatio) => logRatio.toFixed(4)).join(', ')}.`);
    expect(page).toContain(
      `mean is ${mean(values).toFixed(4)} and their standard deviation ${standardDeviation(values).toFixed(4)}.`,
    );
    expect(page).toContain(`t is ${criticalT(0.975, 11).toFixed(3)}.`);
    expect(page).toContain(`/ √12 = ${(high - value).toFixed(4)}.`);
  });

  it('has the 90 % interval and the number of blocks of the inconclusive comparison', () => {
    const { low = 0, high = 0 } = logRatioInterval(
      estimateMean(logRatios(rates.threads, rates.processes)),
      settings,
      0.9,
    );
    expect(page).toContain(
      `interval reaches from ${Math.exp(low).toFixed(3)} to ${Math.exp(high).toFixed(3)}`,
    );
    expect(page).toContain(`about ${judge().comparisons[2]?.blocksNeeded} blocks would decide`);
  });

  it('has the ratios, verdicts and winners that parbench gives', () => {
    const { comparisons, winners } = judge();
    const { value, high } = logRatioInterval(estimateMean(logRatios(rates.threads, rates.inline)), settings);
    const [center, halfWidth] = [value, (high ?? 0) - value].map((number) => number.toFixed(4));
    const [toInline, , toProcesses] = comparisons.map(({ ratio, low = 0, high = 0 }) =>
      [ratio, low, high].map((number) => number.toFixed(2)),
    );
    expect(page).toContain(
      `= ${toInline?.[0]}, its interval exp(${center} ± ${halfWidth}): ${toInline?.[1]} to ${toInline?.[2]}.`,
    );
    expect(page).toContain(
      `threads to processes is ${toProcesses?.[0]}, ${toProcesses?.[1]} to ${toProcesses?.[2]}:`,
    );
    expect(comparisons.map(({ verdict }) => verdict)).toEqual(['faster', 'faster', 'inconclusive']);
    expect(page).toContain(`winner set is ${winners.join(' and ')}.`);
  });
});

function judge() {
  return judgeWorkload({
    competitors: Object.entries(rates).map(([name, values]) => competitor(name, values)),
    baseline: 'inline',
    threshold: settings.threshold,
  });
}
