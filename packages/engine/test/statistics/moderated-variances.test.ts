import { describe, expect, it } from 'vitest';
import { moderateVariances } from '../../src/statistics/moderated-variances.ts';

const groupOf = (values: readonly number[], degreesOfFreedom = 4) => ({
  variances: values.map((value) => ({ value, degreesOfFreedom })),
  mostWeight: 1.5,
});

describe('moderated variances', () => {
  it('have a prior for each group and one weight for all, except for outliers', () => {
    // Computed with the asymptotic series of digamma and trigamma and bisection, not with this package: d0 = 1.88016, s0^2
    // = 0.97323 and 1.82847. 9 and 20 are outliers.
    const moderated = moderateVariances([groupOf([1, 2, 9, 0.2]), groupOf([20, 3, 0.5, 1.5])]).flat();
    const expected = [0.99144, 1.671694, 9, 0.447238, 20, 2.625406, 0.924773, 1.605026];
    for (const [index, { value, degreesOfFreedom }] of moderated.entries()) {
      expect(value).toBeCloseTo(expected[index] ?? 0, 5);
      expect(degreesOfFreedom).toBeCloseTo(value > 5 ? 4 : 5.88016, 4);
    }
  });

  it('move to the prior as far as its weight allows if they differ only by chance', () => {
    const [moderated = []] = moderateVariances([groupOf([1, 1.2, 0.9, 1.1, 1, 0.8])]);
    expect(moderated.every(({ degreesOfFreedom }) => degreesOfFreedom === 10)).toBe(true);
    const [first = 0, second = 0] = moderated.map(({ value }) => value);
    expect(second - first).toBeCloseTo(0.2 / 2.5, 12);
  });

  it('do not change an outlier', () => {
    const [moderated = []] = moderateVariances([groupOf([1, 1.2, 0.9, 1.1, 1, 40])]);
    expect(moderated[5]).toEqual({ value: 40, degreesOfFreedom: 4 });
    expect(moderated[0]?.degreesOfFreedom).toBeGreaterThan(4);
  });

  it('keep their weight beside a variance that is tiny by chance', () => {
    const [moderated = []] = moderateVariances([groupOf([1e-12, 1.2, 0.9, 1.1, 1, 0.8])]);
    expect(moderated.map(({ degreesOfFreedom }) => degreesOfFreedom)).toEqual(
      Array.from({ length: 6 }, () => 10),
    );
  });

  it('do not change a variance of 0, or two variances', () => {
    expect(moderateVariances([groupOf([0, 1, 1.1, 0.9])])[0]?.[0]).toEqual({ value: 0, degreesOfFreedom: 4 });
    expect(moderateVariances([groupOf([1, 3])])).toEqual([groupOf([1, 3]).variances]);
    expect(moderateVariances([groupOf([0, 0, 0])])).toEqual([groupOf([0, 0, 0]).variances]);
  });

  it('scale with their values', () => {
    const values = [1, 4, 9, 0.2, 25, 2];
    const [small, large] = [1e-6, 1].map((factor) =>
      moderateVariances([groupOf(values.map((value) => value * factor))])
        .flat()
        .map(({ value }) => value / factor),
    );
    for (const [index, value] of (small ?? []).entries()) expect(value).toBeCloseTo(large?.[index] ?? 0, 6);
  });
});
