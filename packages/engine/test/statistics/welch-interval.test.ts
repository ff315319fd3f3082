import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { welchInterval } from '../../src/statistics/welch-interval.ts';

/** Student's sleep data, as in R: `t.test(extra ~ group, data = sleep)`. */
const sleep = [
  [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
  [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
] as const;

const sample = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 12 });

describe('welchInterval', () => {
  it("agrees with R on Student's sleep data", () => {
    const { value, low, high } = welchInterval(...sleep);
    expect(value).toBeCloseTo(-1.58, 6);
    expect(low).toBeCloseTo(-3.3654832, 6);
    expect(high).toBeCloseTo(0.2054832, 6);
  });

  it('is mirrored when the samples are swapped', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = welchInterval(a, b);
        const back = welchInterval(b, a);
        expect(there.value).toBeCloseTo(-back.value, 9);
        expect(there.low).toBeCloseTo(-(back.high ?? Number.NaN), 9);
      }),
    );
  });

  it('has no interval if a sample has a single value', () => {
    expect(welchInterval([1], [1, 2, 3])).toEqual({ value: -1, n: 1 });
  });
});
