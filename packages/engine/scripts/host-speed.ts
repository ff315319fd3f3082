/**
 * Compares saved results with themselves without host speeds: by workload the elasticity, the spread of block log-ratios to
 * the baseline and the width of their intervals, each divided by that without, and the change of the ratios; geometric means.
 * `node --conditions=@parbench/source scripts/host-speed.ts RESULT.json...`
 */
import { readFileSync } from 'node:fs';
import { parseResult } from '@parbench/engine';
import { geometricMean, judgeWorkload, meanInterval, standardDeviation } from '@parbench/engine/internal';
import type { Cell } from '@parbench/engine/result';
import { type BlockNoise, estimateBlockNoise } from '../src/verdict/block-noise.ts';
import { blockLogRatios } from '../src/verdict/competitor.ts';

const changes = process.argv.slice(2).flatMap((file) => {
  const { cells, workloads } = parseResult(readFileSync(file, 'utf8'), file);
  const adjusted = workloads.map(({ key }) => cells.filter(({ workload }) => workload.key === key));
  const raw = adjusted.map((members) => members.map((cell) => ({ ...cell, hostSpeedElasticity: 0 })));
  const [rawNoise, adjustedNoise] = [estimateBlockNoise(raw), estimateBlockNoise(adjusted)];
  return workloads.flatMap(({ name, baseline = '' }, index) => {
    const before = figuresOf(raw[index] ?? [], baseline, rawNoise);
    const after = figuresOf(adjusted[index] ?? [], baseline, adjustedNoise);
    const elasticity = adjusted[index]?.[0]?.hostSpeedElasticity ?? 0;
    return [...before].flatMap(([cell, without]) => {
      const figures = after.get(cell);
      return figures ? [{ name, file, elasticity, ...quotients(figures, without) }] : [];
    });
  });
});

console.log(
  '| workload | ratios | elasticity | spread | width | ratio |\n| --- | --- | --- | --- | --- | --- |',
);
for (const [name, group] of Map.groupBy(changes, ({ name }) => name)) console.log(rowOf(name, group));
console.log(rowOf('all', changes));
const logs = changes.map(({ ratio }) => Math.log(ratio));
const { value, low = Number.NaN, high = Number.NaN } = meanInterval(logs, 0.9);
console.log(
  `\nRatios change by ${percent(value)} on average (90 %: ${percent(low)} to ${percent(high)}), by a standard deviation of ${percent(standardDeviation(logs))}.`,
);

interface Figures {
  readonly ratio: number;
  readonly spread: number;
  readonly width: number;
}

function figuresOf(
  cells: readonly Cell[],
  baseline: string,
  noise: BlockNoise,
): ReadonlyMap<string, Figures> {
  const { comparisons } = judgeWorkload({ competitors: cells, baseline, threshold: 0, noise });
  const reference = cells.find(({ id }) => id === baseline);
  return new Map(
    comparisons.flatMap(({ a, b, ratio, low, high }) => {
      const cell = cells.find(({ id }) => id === a);
      if (b !== baseline || !cell || !reference || !low || !high) return [];
      const spread = standardDeviation(blockLogRatios(cell, reference));
      return [[a, { ratio, spread, width: Math.log(high / low) }] as const];
    }),
  );
}

function quotients(a: Figures, b: Figures): Figures {
  return { ratio: a.ratio / b.ratio, spread: a.spread / b.spread, width: a.width / b.width };
}

function rowOf(name: string, group: typeof changes): string {
  const elasticities = group.map(({ elasticity }) => elasticity);
  const range = [Math.min(...elasticities), Math.max(...elasticities)].map((value) => value.toFixed(2));
  const means = (['spread', 'width', 'ratio'] as const).map((key) =>
    geometricMean(group.map((figures) => figures[key])).toFixed(2),
  );
  return `| ${[name, group.length, range.join(' to '), ...means].join(' | ')} |`;
}

function percent(log: number): string {
  return `${(100 * log).toFixed(1)} %`;
}
