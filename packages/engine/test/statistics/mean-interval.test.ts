import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMeanInterval, meanInterval } from '../../src/statistics/mean-interval.ts';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

/** Extra hours of sleep under two drugs, per patient: Student, Biometrika 6 (1908), table on page 20. */
const sleep = {
  first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

describe('interval of a mean', () => {
  it("agrees with R's paired t.test of Student's sleep data", () => {
    const { value, low, high, n } = meanInterval(
      sleep.second.map((hours, patient) => hours - (sleep.first[patient] ?? 0)),
    );
    expect(value).toBeCloseTo(1.58, 12);
    expect(low).toBeCloseTo(0.7001142, 7);
    expect(high).toBeCloseTo(2.4598858, 7);
    expect(n).toBe(10);
  });

  it('has no ends for a single value', () => {
    expect(meanInterval([4])).toEqual({ value: 4, n: 1 });
  });

  it('does not depend on the order of the values', () => {
    const shuffled = fc
      .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 })
      .chain((values) =>
        fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
      );
    fc.assert(
      fc.property(shuffled, ([values, others]) => {
        const [a, b] = [meanInterval(values), meanInterval(others)];
        expect(b.low).toBeCloseTo(a.low ?? 0, 6);
        expect(b.high).toBeCloseTo(a.high ?? 0, 6);
      }),
    );
  });

  it('covers the true mean of 8 normal values in 95 of 100 runs', () => {
    const normal = normals(1);
    const runs = 4000;
    const coverage = rateOf(runs, () => {
      const { low = 0, high = 0 } = meanInterval(times(8, normal));
      return low < 0 && 0 < high;
    });
    expect(Math.abs(coverage - 0.95)).toBeLessThan(tolerance(0.95, runs));
  });
});

describe('interval of a geometric mean', () => {
  it('scales with its values', () => {
    const rates = [90, 110, 105, 97];
    const { value, low = 0, high = 0 } = geometricMeanInterval(rates);
    const scaled = geometricMeanInterval(rates.map((rate) => rate * 1000));
    expect(scaled.value).toBeCloseTo(value * 1000, 6);
    expect(scaled.low).toBeCloseTo(low * 1000, 6);
    expect(scaled.high).toBeCloseTo(high * 1000, 6);
  });

  it('extends by the same ratio below and above', () => {
    const { value, low = 0, high = 0 } = geometricMeanInterval([90, 110, 105, 97]);
    expect(value / low).toBeCloseTo(high / value, 12);
  });
});
