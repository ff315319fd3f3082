import { mean, sum } from './mean.ts';
import { quantile } from './quantile.ts';
import type { Variance } from './variance.ts';

/** The values of a cell, such as log rates, by block. */
export type ByBlock = ReadonlyMap<number, number>;

/** The most sweeps of a fit; one is enough if all cells are in all blocks. */
const mostSweeps = 50;

/** A fit is complete if a sweep changes no shift by more than this, on the scale of logarithms. */
const negligible = 1e-9;

/**
 * Returns the residuals of each cell: its values, less its mean and less what its blocks shift all of their cells by. The
 * shift of a block is the mean deviation of its cells by their `weights`. Blocks with a single cell are omitted.
 */
export function twoWayResiduals(
  cells: readonly ByBlock[],
  weights: readonly number[] = cells.map(() => 1),
): readonly ByBlock[] {
  const blocks = cellsByBlock(cells, weights);
  const shared = cells.map((cell) => [...cell].filter(([block]) => blocks.has(block)));
  let shifts = new Map<number, number>();
  const shiftOf = (block: number) => shifts.get(block) ?? 0;
  const centersOf = () => shared.map((cell) => mean(cell.map(([block, value]) => value - shiftOf(block))));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    const centers = centersOf();
    const next = new Map(
      [...blocks].map(([block, { members, weight }]) => [
        block,
        sum(members.map(({ cell, value, share }) => share * (value - (centers[cell] ?? 0)))) / weight,
      ]),
    );
    const isFitted = [...next].every(([block, shift]) => Math.abs(shift - shiftOf(block)) < negligible);
    shifts = next;
    if (isFitted) break;
  }
  const centers = centersOf();
  return shared.map(
    (cell, index) =>
      new Map(cell.map(([block, value]) => [block, value - (centers[index] ?? 0) - shiftOf(block)])),
  );
}

interface SharedBlock {
  readonly members: readonly { readonly cell: number; readonly value: number; readonly share: number }[];
  /** The sum of the weights of its cells. */
  readonly weight: number;
}

/** Returns the blocks of at least two cells. */
function cellsByBlock(
  cells: readonly ByBlock[],
  weights: readonly number[],
): ReadonlyMap<number, SharedBlock> {
  const values = cells.flatMap((values, cell) =>
    [...values].map(([block, value]) => ({ block, cell, value, share: weights[cell] ?? 1 })),
  );
  const blocks = [...Map.groupBy(values, ({ block }) => block)];
  return new Map(
    blocks
      .filter(([, members]) => members.length > 1)
      .map(([block, members]) => [block, { members, weight: sum(members.map(({ share }) => share)) }]),
  );
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
 * lower tercile, so that half of the cells may be unusually noisy.
 */
export function weightsOf(variances: readonly Variance[]): readonly number[] {
  const values = variances.map(({ value }) => value);
  const usual = quantile(values, 1 / 3);
  return values.map((value) => (value > usual ? Math.max(usual / value, leastWeight) : 1));
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
  const size = meanBlockSize(residuals);
  const members = Map.groupBy(
    residuals.flatMap((cell, index) => [...cell.keys()].map((block) => ({ block, index }))),
    ({ block }) => block,
  );
  let values = variances.map(({ value }) => value);
  for (let step = 0; step < steps; step++) {
    const precisions = values.map((value) => 1 / value);
    const parts = new Map(
      [...members].map(([block, cells]) => [
        block,
        1 / sum(cells.map(({ index }) => precisions[index] ?? 0)),
      ]),
    );
    values = variances.map(
      ({ value }, cell) =>
        value + mean([...(residuals[cell]?.keys() ?? [])].map((block) => parts.get(block) ?? 0)),
    );
  }
  return variances.map(({ degreesOfFreedom }, cell) => ({
    value: values[cell] ?? 0,
    degreesOfFreedom: (degreesOfFreedom * (size - 1)) / (size + 1),
  }));
}

/** Each step shrinks the error to 1 / k. */
const steps = 20;
