/**
 * Compares several ways to compute the log-ratio of a block, on the slices of saved results: their spread from block to
 * block, divided by that of the mean log-ratio of rounds; geometric mean over all pairs of cells of a workload.
 * `node --conditions=@parbench/source scripts/block-estimates.ts RESULT.json...`
 */
import { readFileSync } from 'node:fs';
import { pairedLogRatio, parseResult } from '@parbench/engine';
import { geometricMean, mean, quantile, standardDeviation } from '@parbench/engine/internal';
import type { Cell } from '@parbench/engine/result';

type Estimate = (a: readonly number[], b: readonly number[]) => number;

const overRounds =
  (summarise: (logRatios: readonly number[]) => number): Estimate =>
  (a, b) =>
    summarise(a.map((rate, round) => Math.log(rate / (b[round] ?? Number.NaN))));

const withoutOuterFifths = (values: readonly number[]) => {
  const cut = Math.floor(values.length / 5);
  return mean(values.toSorted((a, b) => a - b).slice(cut, values.length - cut));
};

const fasterHalf = (rates: readonly number[]) =>
  mean(rates.toSorted((a, b) => a - b).slice(Math.floor(rates.length / 2)));

const estimates: Readonly<Record<string, Estimate>> = {
  'mean of ln(a / b)': overRounds(mean),
  'median of ln(a / b)': overRounds((values) => quantile(values, 0.5)),
  'mean of ln(a / b) without the outer fifths': overRounds(withoutOuterFifths),
  'ratio of the mean rates': (a, b) => pairedLogRatio(a, b) ?? Number.NaN,
  'ratio of the mean rates of the faster half': (a, b) => Math.log(fasterHalf(a) / fasterHalf(b)),
};

for (const file of process.argv.slice(2)) {
  const { cells } = parseResult(readFileSync(file, 'utf8'), file);
  const pairs = cells.flatMap((a, index) =>
    cells.slice(index + 1).flatMap((b) => (isSameWorkload(a, b) ? [blocksOf(a, b)] : [])),
  );
  const measured = pairs.filter((blocks) => blocks.length >= 3);
  console.log(`${file}: ${measured.length} pairs`);
  for (const [name, estimate] of Object.entries(estimates)) {
    const parts = measured.map((blocks) => spread(blocks, estimate) / spread(blocks, overRounds(mean)));
    console.log(`| ${name} | ${geometricMean(parts).toFixed(2)} |`);
  }
}

type BlockPair = readonly [readonly number[], readonly number[]];

function blocksOf(a: Cell, b: Cell): readonly BlockPair[] {
  return a.trials.flatMap((trial) => {
    const opponent = b.trials.find(({ block }) => block === trial.block);
    return opponent?.slices.length === trial.slices.length ? [[trial.slices, opponent.slices] as const] : [];
  });
}

function spread(blocks: readonly BlockPair[], estimate: Estimate): number {
  return standardDeviation(blocks.map(([a, b]) => estimate(a, b)));
}

function isSameWorkload(a: Cell, b: Cell): boolean {
  return a.id.split('/')[0] === b.id.split('/')[0];
}
