import { mean } from '@parbench/engine/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagOneAutocorrelation, varianceInflation } from '../../src/statistics/autocorrelation.ts';
import { autoregressive, normals, times } from '../support/normal.ts';

const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });

const autocorrelation = fc.double({ min: 0, max: 0.7, noNaN: true });

describe('lag-1 autocorrelation', () => {
  it('agrees with a series worked by hand', () => {
    // Deviations -2, 0, 1, 2, 0, -1, 0, 0: the only product that is not 0 is 1 x 2, of squares 10; (8 x 0.2 + 1) / (8 - 3).
    expect(lagOneAutocorrelation([[1, 3, 4, 5, 3, 2, 3, 3]])).toBeCloseTo(0.52, 12);
    // Deviations -1, 0, -1, 2, -1, 1: products -2 - 2 - 1 of squares 8, and -6 x 5 / 8 + 1 is negative.
    expect(lagOneAutocorrelation([[1, 2, 1, 4, 1, 3]])).toBe(0);
  });

  it('averages several series by their length', () => {
    // The second series has no product other than 0: (8 x 0.2 + 10 x 0 + 2) / (18 - 6).
    const all = [
      [1, 3, 4, 5, 3, 2, 3, 3],
      [3, 1, 3, 5, 3, 3, 3, 3, 3, 3],
    ];
    expect(lagOneAutocorrelation(all)).toBeCloseTo(0.3, 12);
  });

  it('corrects a short series less', () => {
    // All products are 0, and 4 - 3 is raised to 2.
    expect(lagOneAutocorrelation([[1, 2, 2, 3]])).toBeCloseTo(1 / 2, 12);
  });

  it('is estimated better from many series than from one', () => {
    const error = (coefficient: number, count: number) => {
      const normal = normals(5);
      const found = () => lagOneAutocorrelation(times(count, () => autoregressive(12, coefficient, normal)));
      return mean(times(400, () => Math.abs(found() - coefficient)));
    };
    for (const coefficient of [0, 0.3, 0.5])
      expect(error(coefficient, 18)).toBeLessThan(0.6 * error(coefficient, 1));
  });

  it('is the same for series reversed, negated and in other units', () => {
    fc.assert(
      fc.property(fc.array(series, { minLength: 1, maxLength: 4 }), (all) => {
        const found = lagOneAutocorrelation(all);
        expect(lagOneAutocorrelation(all.map((values) => values.toReversed()))).toBeCloseTo(found, 6);
        expect(lagOneAutocorrelation(all.map((values) => values.map((value) => -8 * value)))).toBeCloseTo(
          found,
          6,
        );
      }),
    );
  });

  it.each([[[]], [[[]]], [[[3]]], [[[3, 3, 3], [2]]]])('is 0 for %j, which have no spread', (all) => {
    expect(lagOneAutocorrelation(all)).toBe(0);
  });

  it('omits series without spread', () => {
    const all = [
      [3, 3, 3, 3, 3],
      [1, 2, 2, 3],
    ];
    expect(lagOneAutocorrelation(all)).toBeCloseTo(1 / 2, 12);
  });
});

describe('variance inflation', () => {
  it('is 1 without autocorrelation', () => {
    expect(varianceInflation(8, 0)).toBe(1);
  });

  it('agrees with a sum worked by hand', () => {
    // 1 + 2 (0.75 x 0.5 + 0.5 x 0.25 + 0.25 x 0.125)
    expect(varianceInflation(4, 0.5)).toBeCloseTo(2.0625, 12);
  });

  it('is at least 1, is less than the number of values, and grows with both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), autocorrelation, (n, part) => {
        const inflation = varianceInflation(n, part);
        expect(inflation).toBeGreaterThanOrEqual(1);
        expect(inflation).toBeLessThan(n);
        expect(varianceInflation(n + 1, part)).toBeGreaterThanOrEqual(inflation);
        expect(varianceInflation(n, part + 0.1)).toBeGreaterThan(inflation);
      }),
    );
  });
});
