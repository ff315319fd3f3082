import { mean, meanInterval } from '@parbench/engine/internal';
import { expect, it } from 'vitest';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

const runs = 1500;
const blocks = 8;
const rounds = 12;

it('identical competitors differ 3 times as often as promised if slices are counted, and not if blocks are', () => {
  expect(falseVerdictRate((ratios) => ratios.flat())).toBeGreaterThan(3 * 0.05);
  expect(falseVerdictRate((ratios) => ratios.map(mean))).toBeLessThan(0.05 + tolerance(0.05, runs));
});

/** Returns how often the interval excludes equality if every process has a bias of its own. */
function falseVerdictRate(counted: (ratiosByBlock: readonly number[][]) => readonly number[]): number {
  const normal = normals(9);
  return rateOf(runs, () => {
    const { low = 0, high = 0 } = meanInterval(counted(times(blocks, () => ratiosOfBlock(normal))));
    return low > 0 || high < 0;
  });
}

/** Log-ratios of the rounds of a block: biases of 2 %, noise of 5 % from slice to slice. */
function ratiosOfBlock(normal: () => number): number[] {
  const bias = 0.02 * (normal() - normal());
  return times(rounds, () => bias + 0.05 * (normal() - normal()));
}
