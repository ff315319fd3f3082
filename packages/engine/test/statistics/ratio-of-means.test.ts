import { describe, expect, it } from 'vitest';
import { ratioOfMeans } from '../../src/statistics/ratio-of-means.ts';

const pairsOf = (numerators: readonly number[], denominators: readonly number[]) =>
  numerators.map((numerator, index) => ({ numerator, denominator: denominators[index] ?? 0 }));

describe('the ratio of two means', () => {
  it('has the interval of all ratios that a paired t-test does not exclude', () => {
    const pairs = pairsOf([10, 12, 11, 13, 9], [5, 6, 5, 7, 5]);
    const { value, low = 0, high = 0 } = ratioOfMeans(pairs);
    expect(value).toBeCloseTo(55 / 28, 12);
    // 2.776 is the critical t for 4 degrees of freedom: it is reached at both ends.
    for (const end of [low, high]) expect(Math.abs(tOf(pairs, end))).toBeCloseTo(2.7764, 3);
    expect(low).toBeLessThan(55 / 28);
    expect(high).toBeGreaterThan(55 / 28);
  });

  it('has no upper end if the denominators are not shown to be above 0', () => {
    const pairs = pairsOf([100, 101, 99, 100], [1, -1, 2, 0]);
    const { low = 0, high } = ratioOfMeans(pairs);
    expect(high).toBeUndefined();
    expect(Math.abs(tOf(pairs, low))).toBeCloseTo(3.1824, 3);
  });

  it('has no interval if neither is shown to be above 0, and for a single pair', () => {
    expect(ratioOfMeans(pairsOf([1, -1, 2], [1, -1, 1]))).toEqual({ value: 2, n: 3 });
    expect(ratioOfMeans(pairsOf([6], [2]))).toEqual({ value: 3, n: 1 });
  });

  it('has no value if the denominators are 0', () => {
    expect(ratioOfMeans(pairsOf([2, 2], [0, 0]))).not.toHaveProperty('value');
  });

  it('is exact for counts without spread', () => {
    expect(ratioOfMeans(pairsOf([25, 25, 25], [5, 5, 5]))).toEqual({ value: 5, low: 5, high: 5, n: 3 });
  });
});

/** Student's t of the mean of `numerator - ratio * denominator`. */
function tOf(pairs: ReturnType<typeof pairsOf>, ratio: number): number {
  const differences = pairs.map(({ numerator, denominator }) => numerator - ratio * denominator);
  const n = differences.length;
  const mean = differences.reduce((total, each) => total + each, 0) / n;
  const variance = differences.reduce((total, each) => total + (each - mean) ** 2, 0) / (n - 1);
  return mean / Math.sqrt(variance / n);
}
