import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/statistics/quantile.ts';

describe('quantile', () => {
  it.each([
    { fraction: 0, expected: 15 },
    { fraction: 0.25, expected: 20 },
    { fraction: 0.4, expected: 29 },
    { fraction: 0.5, expected: 35 },
    { fraction: 1, expected: 50 },
  ])('agrees with R and NumPy at $fraction of 15, 20, 35, 40, 50', ({ fraction, expected }) => {
    expect(quantile([40, 15, 50, 20, 35], fraction)).toBeCloseTo(expected, 12);
  });

  it('grows with the fraction and stays within the values', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fraction, fraction, (values, a, b) => {
        const [low, high] = [quantile(values, Math.min(a, b)), quantile(values, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  it('is NaN for no values', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});
