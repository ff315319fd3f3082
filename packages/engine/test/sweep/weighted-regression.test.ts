import { describe, expect, it } from 'vitest';
import { fitWeighted } from '../../src/sweep/weighted-regression.ts';

/** F. J. Anscombe, The American Statistician 27 (1973), 17-21: the first of the four sets. */
const anscombe = {
  x: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
  y: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
};

describe('weighted regression', () => {
  it("agrees with R's lm of Anscombe's first set, if the points scatter more than their errors", () => {
    const observations = anscombe.x.map((x, index) => ({
      x: [1, x],
      y: anscombe.y[index] ?? 0,
      standardError: 0.5,
    }));
    const { coefficients = [], covariances = [] } = fitWeighted(observations) ?? {};
    expect(coefficients[0]).toBeCloseTo(3.0001, 4);
    expect(coefficients[1]).toBeCloseTo(0.5001, 4);
    expect(Math.sqrt(covariances[0]?.[0] ?? 0)).toBeCloseTo(1.1247, 4);
    expect(Math.sqrt(covariances[1]?.[1] ?? 0)).toBeCloseTo(0.1179, 4);
  });

  it('takes the standard errors as they are, if the points scatter less', () => {
    const exact = [0, 1, 2].map((x) => ({ x: [1], y: 5 + x / 1000, standardError: 3 }));
    expect(fitWeighted(exact)?.covariances).toEqual([[expect.closeTo(9 / 3, 12)]]);
  });

  it('follows precise observations more than others', () => {
    const fit = fitWeighted([
      { x: [1], y: 1, standardError: 1 },
      { x: [1], y: 2, standardError: 0.01 },
    ]);
    expect(fit?.coefficients[0]).toBeCloseTo(2, 3);
  });

  it('is undefined for fewer observations than coefficients, and for coefficients that they do not determine', () => {
    expect(fitWeighted([])).toBeUndefined();
    expect(fitWeighted([{ x: [1, 2], y: 1, standardError: 1 }])).toBeUndefined();
    const same = { x: [1, 2], y: 1, standardError: 1 };
    expect(fitWeighted([same, same])).toBeUndefined();
  });
});
