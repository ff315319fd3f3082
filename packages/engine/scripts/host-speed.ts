/**
 * Compares saved results with themselves without host speeds: by workload the elasticity, the spread of block log-ratios
 * to the baseline and the width of their intervals, each with the adjustment divided by without (geometric means).
 * `node --conditions=@parbench/source scripts/host-speed.ts RESULT.json...`
 */
import { readFileSync } from 'node:fs';
import { parseResult } from '@parbench/engine';
import { geometricMean, judgeWorkload, standardDeviation } from '@parbench/engine/internal';
import type { Cell } from '@parbench/engine/result';
import { estimateBlockNoise } from '../src/verdict/block-noise.ts';
import { blockLogRatios } from '../src/verdict/competitor.ts';

const all: { readonly spread: number; readonly width: number }[] = [];
for (const file of process.argv.slice(2)) {
  const { cells, workloads } = parseResult(readFileSync(file, 'utf8'), file);
  const adjusted = workloads.map(({ key }) => cells.filter(({ workload }) => workload.key === key));
  const raw = adjusted.map((members) => members.map((cell) => ({ ...cell, hostSpeedElasticity: 0 })));
  const [rawNoise, adjustedNoise] = [raw, adjusted].map((each) => estimateBlockNoise(each));
  console.log(
    `${file}\n| workload | slices | elasticity | spread | width |\n| --- | --- | --- | --- | --- |`,
  );
  for (const [index, { name, baseline = '' }] of workloads.entries()) {
    const before = figuresOf(raw[index] ?? [], baseline, rawNoise);
    const after = figuresOf(adjusted[index] ?? [], baseline, adjustedNoise);
    const parts = before.map(({ spread, width }, pair) => ({
      spread: (after[pair]?.spread ?? Number.NaN) / spread,
      width: (after[pair]?.width ?? Number.NaN) / width,
    }));
    all.push(...parts);
    const elasticity = adjusted[index]?.[0]?.hostSpeedElasticity ?? 0;
    const slices = (raw[index] ?? []).flatMap(({ trials }) => trials.flatMap((trial) => trial.slices)).length;
    console.log(`| ${[name, slices, elasticity.toFixed(2), ...means(parts)].join(' | ')} |`);
  }
}
console.log(`\n${all.length} ratios: spread and width ${means(all).join(' and ')} of those without`);

function figuresOf(
  cells: readonly Cell[],
  baseline: string,
  noise: ReturnType<typeof estimateBlockNoise> | undefined,
) {
  const { comparisons } = judgeWorkload({ competitors: cells, baseline, threshold: 0, noise });
  const reference = cells.find(({ id }) => id === baseline);
  return comparisons.flatMap(({ a, b, low, high }) => {
    const cell = cells.find(({ id }) => id === a);
    if (b !== baseline || !cell || !reference || !low || !high) return [];
    return [{ spread: standardDeviation(blockLogRatios(cell, reference)), width: Math.log(high / low) }];
  });
}

function means(parts: readonly { readonly spread: number; readonly width: number }[]): readonly string[] {
  return [parts.map(({ spread }) => spread), parts.map(({ width }) => width)].map((values) =>
    geometricMean(values).toFixed(2),
  );
}
