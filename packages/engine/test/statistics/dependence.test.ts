import { mean } from '@parbench/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbourCorrelation, varianceInflation } from '../../src/statistics/dependence.ts';
import { normals, remembering, times } from '../support/normal.ts';

const series = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 });

const correlation = fc.double({ min: 0, max: 0.7, noNaN: true });

describe('correlation of neighbours', () => {
  it('agrees with a series worked by hand', () => {
    // Deviations -1.5, -0.5, 0.5, 1.5: products 0.75 - 0.25 + 0.75 = 1.25 of squares 5, so 0.25 + 1.75 / 4.
    expect(neighbourCorrelation([[1, 2, 3, 4]])).toBeCloseTo(0.6875, 12);
  });

  it('averages several series by their length, and corrects the average', () => {
    // The second: deviations -1, 1, -1, 1, -1, 1 give -5 of squares 6. (4 x 0.25 - 6 x 5 / 6) / 10 = -0.4, and
    // -0.4 + 2 x (1 - 1.2) / 10 is negative; with 1, 2, 4, 3 (0.75 of 5): (0.25 + 0.15) / 2 = 0.2, and
    // 0.2 + 2 x 1.6 / 8.
    expect(
      neighbourCorrelation([
        [1, 2, 3, 4],
        [1, 3, 1, 3, 1, 3],
      ]),
    ).toBe(0);
    expect(
      neighbourCorrelation([
        [1, 2, 3, 4],
        [1, 2, 4, 3],
      ]),
    ).toBeCloseTo(0.6, 12);
  });

  it('is found better by many series than by one', () => {
    const error = (memory: number, count: number) => {
      const normal = normals(5);
      const found = () => neighbourCorrelation(times(count, () => remembering(12, memory, normal)));
      return mean(times(400, () => Math.abs(found() - memory)));
    };
    for (const memory of [0, 0.3, 0.5]) expect(error(memory, 18)).toBeLessThan(0.6 * error(memory, 1));
  });

  it('is the same for series backwards, upside down and in other units', () => {
    fc.assert(
      fc.property(fc.array(series, { minLength: 1, maxLength: 4 }), (all) => {
        const found = neighbourCorrelation(all);
        expect(neighbourCorrelation(all.map((values) => values.toReversed()))).toBeCloseTo(found, 6);
        expect(neighbourCorrelation(all.map((values) => values.map((value) => -8 * value)))).toBeCloseTo(
          found,
          6,
        );
      }),
    );
  });

  it.each([[[]], [[[]]], [[[3]]], [[[3, 3, 3], [2]]]])('is 0 of %j, which show no spread', (all) => {
    expect(neighbourCorrelation(all)).toBe(0);
  });

  it('leaves out the series that show no spread', () => {
    expect(
      neighbourCorrelation([
        [3, 3, 3, 3, 3],
        [1, 2, 3, 4],
      ]),
    ).toBeCloseTo(0.6875, 12);
  });
});

describe('variance inflation', () => {
  it('is 1 where a value hands on nothing', () => {
    expect(varianceInflation(8, 0)).toBe(1);
  });

  it('agrees with a sum worked by hand', () => {
    // 1 + 2 (0.75 x 0.5 + 0.5 x 0.25 + 0.25 x 0.125)
    expect(varianceInflation(4, 0.5)).toBeCloseTo(2.0625, 12);
  });

  it('is at least 1, less than the number of values, and grows with both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), correlation, (n, part) => {
        const inflation = varianceInflation(n, part);
        expect(inflation).toBeGreaterThanOrEqual(1);
        expect(inflation).toBeLessThan(n);
        expect(varianceInflation(n + 1, part)).toBeGreaterThanOrEqual(inflation);
        expect(varianceInflation(n, part + 0.1)).toBeGreaterThan(inflation);
      }),
    );
  });
});
