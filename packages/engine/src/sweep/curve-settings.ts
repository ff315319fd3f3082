import type { Cell } from '../result/cell-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { type BlockNoise, estimateBlockNoise } from '../verdict/block-noise.ts';
import type { CompareSettings } from '../verdict/compare.ts';

/** Returns the settings to compare cells of a result by, so that `comparisons` intervals hold at once. */
export function settingsFor({ plan, cells }: Result, comparisons: number): CompareSettings {
  const { threshold, floor = 0 } = plan;
  return { threshold, floor, comparisons, noise: noiseOf(cells) };
}

function noiseOf(cells: readonly Cell[]): BlockNoise {
  return estimateBlockNoise([...Map.groupBy(cells, ({ workload }) => workload.key).values()]);
}

/** Groups cells into curves: one for each strategy in each runtime, in the order of the result. */
export function groupByStrategy(cells: readonly Cell[]): readonly (readonly [Cell, ...Cell[]])[] {
  const groups = Map.groupBy(cells, ({ strategy, runtime }) => JSON.stringify([runtime, strategy.name]));
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest] as const] : []));
}

/** Returns whether the cell has workers: one that runs its tasks in the driver has no dispatch to measure. */
export function hasWorkers({ strategy }: Cell): boolean {
  return strategy.unit !== 'driver';
}
