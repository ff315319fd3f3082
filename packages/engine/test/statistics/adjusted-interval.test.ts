import { describe, expect, it } from 'vitest';
import { adjustedInterval } from '../../src/statistics/adjusted-interval.ts';
import { meanInterval } from '../../src/statistics/mean-interval.ts';
import { autoregressive, normals, rateOf, times, tolerance } from '../support/normal.ts';

const runs = 4000;

/**
 * Returns how often the interval of `blocks` values, each with `coefficient` of its predecessor, covers their true mean
 * of 0.
 */
function coverage(interval: typeof adjustedInterval, blocks: number, coefficient: number): number {
  const normal = normals(12);
  return rateOf(runs, () => {
    const { low = 0, high = 0 } = interval(autoregressive(blocks, coefficient, normal));
    return low < 0 && 0 < high;
  });
}

describe('autocorrelation-adjusted interval', () => {
  it("is Student's without autocorrelation", () => {
    const values = [4, 2, 5, 1, 4.5, 2.5];
    expect(adjustedInterval(values).low).toBeCloseTo(meanInterval(values).low ?? 0, 12);
    expect(adjustedInterval(values).high).toBeCloseTo(meanInterval(values).high ?? 0, 12);
  });

  it('is wider with autocorrelation', () => {
    const widthOf = ({ low = 0, high = 0 }) => high - low;
    const values = [1, 2, 2.5, 4, 4.5, 5];
    expect(widthOf(adjustedInterval(values))).toBeGreaterThan(1.5 * widthOf(meanInterval(values)));
  });

  it('has bounded width, however few and however similar the blocks are', () => {
    const widthOf = ({ low = 0, high = 0 }) => high - low;
    for (const values of [[1, 2, 3, 4], [1, 2, 3, 4, 5, 6], times(8, (index) => index)]) {
      expect(widthOf(adjustedInterval(values, 0.983))).toBeLessThan(
        4.5 * widthOf(meanInterval(values, 0.983)),
      );
    }
  });

  it('uses a given autocorrelation in place of its own estimate', () => {
    const alike = [1, 2, 2.5, 4, 4.5, 5];
    expect(adjustedInterval(alike, 0.95, 0).high).toBeCloseTo(meanInterval(alike).high ?? 0, 12);
    const unlike = [4, 2, 5, 1, 4.5, 2.5];
    expect(adjustedInterval(unlike, 0.95, 0.5).high).toBeGreaterThan(1.3 * (meanInterval(unlike).high ?? 0));
  });

  it('has no ends for a single value', () => {
    expect(adjustedInterval([4])).toEqual({ value: 4, n: 1 });
  });

  it.each([5, 8, 12, 20, 40])('covers 93 to 97 of 100 means of %i independent values', (blocks) => {
    const rate = coverage(adjustedInterval, blocks, 0);
    expect(rate).toBeGreaterThan(0.93);
    expect(rate).toBeLessThan(0.97 + tolerance(0.97, runs));
  });

  it.each([
    { blocks: 5, least: 0.86 },
    { blocks: 8, least: 0.88 },
    { blocks: 12, least: 0.89 },
    { blocks: 20, least: 0.905 },
    { blocks: 40, least: 0.91 },
  ])(
    'covers $least of the means of $blocks values that keep half of their predecessor',
    ({ blocks, least }) => {
      expect(coverage(adjustedInterval, blocks, 0.5)).toBeGreaterThan(least);
      expect(coverage(meanInterval, blocks, 0.5)).toBeLessThan(0.81);
    },
  );
});
