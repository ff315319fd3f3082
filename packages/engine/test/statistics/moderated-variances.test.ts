import { describe, expect, it } from 'vitest';
import { moderateVariances } from '../../src/statistics/moderated-variances.ts';

const variances = (values: readonly number[], degreesOfFreedom = 4) =>
  values.map((value) => ({ value, degreesOfFreedom }));

describe('moderated variances', () => {
  it('are those of Smyth, except for outliers', () => {
    // Solved with SciPy's digamma, polygamma and brentq: d0 = 2.06706, s0^2 = 1.41901. 9 and 20 are outliers.
    const moderated = moderateVariances(variances([1, 2, 9, 0.2, 20, 3, 0.5, 1.5]));
    const expected = [1.142758, 1.802055, 9, 0.61532, 20, 2.461353, 0.813109, 1.472407];
    for (const [index, { value, degreesOfFreedom }] of moderated.entries()) {
      expect(value).toBeCloseTo(expected[index] ?? 0, 5);
      expect(degreesOfFreedom).toBeCloseTo(value > 5 ? 4 : 6.06706, 4);
    }
  });

  it('move halfway to the prior if they differ only by chance, with twice the degrees of freedom', () => {
    const moderated = moderateVariances(variances([1, 1.2, 0.9, 1.1, 1, 0.8]));
    expect(moderated.every(({ degreesOfFreedom }) => degreesOfFreedom === 8)).toBe(true);
    const [first = 0, second = 0] = moderated.map(({ value }) => value);
    expect(Math.abs(second - first)).toBeCloseTo(0.1, 12);
  });

  it('do not change an outlier', () => {
    const moderated = moderateVariances(variances([1, 1.2, 0.9, 1.1, 1, 40]));
    expect(moderated[5]).toEqual({ value: 40, degreesOfFreedom: 4 });
    expect(moderated[0]?.degreesOfFreedom).toBeGreaterThan(4);
  });

  it('do not change a variance of 0, or fewer than three variances', () => {
    expect(moderateVariances(variances([0, 1, 1.1, 0.9]))[0]).toEqual({ value: 0, degreesOfFreedom: 4 });
    expect(moderateVariances(variances([1, 3]))).toEqual(variances([1, 3]));
  });

  it('scale with their values', () => {
    const values = [1, 4, 9, 0.2, 25, 2];
    const [small, large] = [1e-6, 1].map((factor) =>
      moderateVariances(variances(values.map((value) => value * factor))).map(({ value }) => value / factor),
    );
    for (const [index, value] of (small ?? []).entries()) expect(value).toBeCloseTo(large?.[index] ?? 0, 6);
  });
});
