import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { varianceInflation } from '../../src/statistics/dependence.ts';

const series = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 });

describe('variance inflation', () => {
  it('is 1 for values whose neighbours differ', () => {
    expect(varianceInflation([1, -1, 1, -1, 1, -1, 1, -1])).toBe(1);
  });

  it('agrees with a series worked by hand', () => {
    // Deviations -1.5, -0.5, 0.5, 1.5: products 0.75 - 0.25 + 0.75 = 1.25 of squares 5, so r = 0.25 + 1.75 / 4 = 0.6875,
    // and 1 + 2 (0.75 x 0.6875 + 0.5 x 0.6875^2 + 0.25 x 0.6875^3).
    expect(varianceInflation([1, 2, 3, 4])).toBeCloseTo(2.66638, 5);
  });

  it('is at least 1 and less than the number of values', () => {
    fc.assert(
      fc.property(series, (values) => {
        const inflation = varianceInflation(values);
        expect(inflation).toBeGreaterThanOrEqual(1);
        expect(inflation).toBeLessThan(values.length);
      }),
    );
  });

  it('is the same for the series backwards and upside down', () => {
    fc.assert(
      fc.property(series, (values) => {
        const inflation = varianceInflation(values);
        expect(varianceInflation(values.toReversed())).toBeCloseTo(inflation, 6);
        expect(varianceInflation(values.map((value) => -value))).toBeCloseTo(inflation, 6);
      }),
    );
  });

  it.each([[[]], [[3]], [[3, 3, 3]]])('is 1 for %j, which shows no spread', (values) => {
    expect(varianceInflation(values)).toBe(1);
  });
});
