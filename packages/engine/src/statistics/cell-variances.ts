import { mean, sum } from './mean.ts';
import { quantile } from './quantile.ts';
import type { Variance } from './variance.ts';

/** The values of a cell, such as log rates, by block. */
export type ByBlock = ReadonlyMap<number, number>;

/** The most sweeps of a fit; one is enough if all cells are in all blocks. */
const mostSweeps = 50;

/** A fit is complete if a sweep changes no value by more than this, on the scale of logarithms. */
const negligible = 1e-10;

/**
 * Returns the residuals of each cell: its values, less its mean and less what its blocks shift all of their cells by. The
 * shift of a block is the mean deviation of its cells by their `weights`. Blocks with a single cell are omitted.
 */
export function twoWayResiduals(
  cells: readonly ByBlock[],
  weights: readonly number[] = cells.map(() => 1),
): readonly ByBlock[] {
  const blocks = new Set(cells.flatMap((cell) => [...cell.keys()]));
  const shared = new Set([...blocks].filter((block) => cells.filter((cell) => cell.has(block)).length > 1));
  let residuals = cells.map((cell) => new Map([...cell].filter(([block]) => shared.has(block))));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    const centers = residuals.map((cell) => mean([...cell.values()]));
    const centered = residuals.map((cell, index) => subtract(cell, () => centers[index] ?? 0));
    const shifts = new Map([...shared].map((block) => [block, weightedMean(centered, weights, block)]));
    residuals = centered.map((cell) => subtract(cell, (block) => shifts.get(block) ?? 0));
    if (sweep > 0 && [...centers, ...shifts.values()].every((shift) => Math.abs(shift) < negligible)) break;
  }
  return residuals;
}

function subtract(cell: ByBlock, shiftOf: (block: number) => number): Map<number, number> {
  return new Map([...cell].map(([block, value]) => [block, value - shiftOf(block)]));
}

function weightedMean(cells: readonly ByBlock[], weights: readonly number[], block: number): number {
  const present = cells.flatMap((cell, index) =>
    cell.has(block) ? [{ value: cell.get(block) ?? 0, weight: weights[index] ?? 0 }] : [],
  );
  return sum(present.map(({ value, weight }) => value * weight)) / sum(present.map(({ weight }) => weight));
}

/** Returns the mean number of cells of a block; NaN without blocks. */
export function meanBlockSize(cells: readonly ByBlock[]): number {
  return sum(cells.map(({ size }) => size)) / new Set(cells.flatMap((cell) => [...cell.keys()])).size;
}

/** Returns the sample variance of residuals, whose mean is 0. */
export function residualVariance(residuals: ByBlock): Variance {
  const degreesOfFreedom = residuals.size - 1;
  return {
    value: sum([...residuals.values()].map((value) => value ** 2)) / degreesOfFreedom,
    degreesOfFreedom,
  };
}

/** So that a block whose cells are all unusual has a mean. */
const leastWeight = 0.01;

/**
 * Returns the weights of cells in the means of blocks: as many times less than 1 as their variance is greater than the
 * median.
 */
export function weightsOf(variances: readonly Variance[]): readonly number[] {
  const middle = quantile(
    variances.map(({ value }) => value),
    0.5,
  );
  return variances.map(({ value }) => (value > middle ? Math.max(middle / value, leastWeight) : 1));
}

/**
 * Returns the variances v of cells, given those of their residuals, which are smaller, since the mean of a block contains
 * a part of each of its cells. If that mean has the weights 1 / v,
 *
 *     residual variance of i = v of i - 1 / (sum over the cells of the block of 1 / v)
 *
 * averaged over the blocks of i; with k equal variances it is v (1 - 1 / k). For about equal variances, the estimate is
 * that of F. E. Grubbs, Journal of the American Statistical Association 43 (1948), 243-264. Then the sum of two has (k -
 * 1) / (k + 1) of the degrees of freedom of two independent ones: with three cells as many as the difference of the two,
 * and with many cells twice as many.
 */
export function cellVariances(
  residuals: readonly ByBlock[],
  variances: readonly Variance[],
): readonly Variance[] {
  const blocks = [...new Set(residuals.flatMap((cell) => [...cell.keys()]))];
  const size = meanBlockSize(residuals);
  let values = variances.map(({ value }) => value);
  for (let step = 0; step < steps; step++) {
    const parts = new Map(blocks.map((block) => [block, partOfMean(residuals, values, block)]));
    values = variances.map(
      ({ value }, cell) => value + mean(blocksOf(residuals, cell).map((block) => parts.get(block) ?? 0)),
    );
  }
  return variances.map(({ degreesOfFreedom }, cell) => ({
    value: values[cell] ?? 0,
    degreesOfFreedom: (degreesOfFreedom * (size - 1)) / (size + 1),
  }));
}

/** The error shrinks to 1 / k in each step. */
const steps = 30;

/** Returns the variance of the mean of a block. */
function partOfMean(cells: readonly ByBlock[], variances: readonly number[], block: number): number {
  return 1 / sum(cells.flatMap((cell, index) => (cell.has(block) ? 1 / (variances[index] ?? 0) : [])));
}

function blocksOf(cells: readonly ByBlock[], cell: number): readonly number[] {
  return [...(cells[cell]?.keys() ?? [])];
}
