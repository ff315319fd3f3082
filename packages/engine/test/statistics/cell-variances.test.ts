import { describe, expect, it } from 'vitest';
import {
  cellVariances,
  residualVariance,
  twoWayResiduals,
  weightsOf,
} from '../../src/statistics/cell-variances.ts';
import { mean } from '../../src/statistics/mean.ts';
import { sampleVariance, varianceOfSum } from '../../src/statistics/variance.ts';
import { normals, times } from '../support/normal.ts';

const byBlock = (values: readonly (number | undefined)[]) =>
  new Map(values.flatMap((value, block) => (value === undefined ? [] : [[block, value] as const])));

function estimate(cells: readonly (readonly (number | undefined)[])[]) {
  const values = cells.map(byBlock);
  const once = (weights?: readonly number[]) => {
    const residuals = twoWayResiduals(values, weights);
    return cellVariances(residuals, residuals.map(residualVariance));
  };
  return once(weightsOf(once()));
}

describe('residuals of cells', () => {
  it('do not contain what shifts all cells of a block, whether or not all take part', () => {
    const cells = [
      [1, 5, 3, 9],
      [11, 15, undefined, 19],
      [undefined, 7, 5, 11],
    ];
    for (const residuals of [
      twoWayResiduals(cells.map(byBlock)),
      twoWayResiduals(cells.map(byBlock), [1, 0.1, 1]),
    ])
      for (const [index, cell] of residuals.entries()) {
        expect([...cell.keys()]).toEqual([...byBlock(cells[index] ?? []).keys()]);
        for (const residual of cell.values()) expect(residual).toBeCloseTo(0, 6);
      }
  });

  it('lack the blocks of a single cell', () => {
    const residuals = twoWayResiduals([byBlock([1, 2, 3, 9]), byBlock([2, 2, 5])]);
    expect(residuals.map((cell) => [...cell.keys()])).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });
});

describe('variances of cells', () => {
  it('give the difference of two of three equally noisy cells the variance that its blocks have', () => {
    // A Latin square: its rows have equal spreads about the means of columns.
    const cells = [
      [1, 2, 4],
      [2, 4, 1],
      [4, 1, 2],
    ];
    const [a, b] = estimate(cells);
    if (!a || !b) throw new Error('Three cells were estimated.');
    const differences = (cells[0] ?? []).map((value, block) => value - (cells[1]?.[block] ?? 0));
    expect(varianceOfSum(a, b).value).toBeCloseTo(sampleVariance(differences).value, 6);
    expect(varianceOfSum(a, b).degreesOfFreedom).toBeCloseTo(2, 9);
  });

  it.each([
    { what: 'all cells in all blocks', isIn: () => true, within: 0.2 },
    {
      what: 'half of the cells beside the first',
      isIn: (cell: number, block: number) => (cell + block) % 2 === 0,
      within: 0.3,
    },
  ])('are about right on average, whatever shifts a block, with $what', ({ isIn, within }) => {
    const normal = normals(1);
    const spreads = [3, 1, 1, 1.5, 1, 1, 1];
    const runs = times(300, () => {
      const shifts = times(12, () => 10 * normal());
      return estimate(
        spreads.map((spread, cell) =>
          shifts.map((shift, block) =>
            cell === 0 || isIn(cell, block) ? shift + spread * normal() : undefined,
          ),
        ),
      );
    });
    for (const [cell, spread] of spreads.entries()) {
      const average = mean(runs.map((variances) => variances[cell]?.value ?? 0));
      expect(Math.abs(average / spread ** 2 - 1)).toBeLessThan(within);
    }
  });

  it('are 0 without noise', () => {
    const cells = [1, 2, 3].map((factor) => [0, 1, 5].map((value) => value + factor));
    for (const { value } of estimate(cells)) expect(value).toBeCloseTo(0, 12);
  });

  it('weigh less the more they exceed the lower tercile', () => {
    const variances = [1, 2, 8, 4000].map((value) => ({ value, degreesOfFreedom: 3 }));
    expect(weightsOf(variances)).toEqual([1, 1, 0.25, 0.01]);
  });
});
