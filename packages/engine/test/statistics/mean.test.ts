import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMean, mean, standardDeviation } from '../../src/statistics/mean.ts';
import { times } from '../support/normal.ts';

/** NIST Statistical Reference Datasets, univariate, which break formulas that cancel. */
const references = [
  { name: 'NumAcc1', values: [10_000_001, 10_000_003, 10_000_002], mean: 10_000_002, deviation: 1 },
  { name: 'NumAcc3', values: alternating(1_000_000), mean: 1_000_000.2, deviation: 0.1 },
  { name: 'NumAcc4', values: alternating(10_000_000), mean: 10_000_000.2, deviation: 0.1 },
];

function alternating(base: number): number[] {
  return [base + 0.2, ...times(1000, (index) => base + (index % 2 === 0 ? 0.1 : 0.3))];
}

describe('mean and standard deviation', () => {
  it.each(references)('agree with the certified values of $name', ({ values, mean: center, deviation }) => {
    expect(mean(values)).toBeCloseTo(center, 6);
    expect(standardDeviation(values)).toBeCloseTo(deviation, 7);
  });

  it('have no deviation for a single value', () => {
    expect(standardDeviation([3])).toBeNaN();
  });
});

describe('geometric mean', () => {
  it('is the factor whose power is the product', () => {
    expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 12);
  });

  it('scales with its values and lies between them', () => {
    const rates = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(rates, fc.double({ min: 0.01, max: 100, noNaN: true }), (values, scale) => {
        const center = geometricMean(values);
        expect(geometricMean(values.map((value) => value * scale)) / scale / center).toBeCloseTo(1, 9);
        expect(center).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-9));
        expect(center).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-9));
      }),
    );
  });
});
