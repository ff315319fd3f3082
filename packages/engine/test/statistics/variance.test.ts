import { describe, expect, it } from 'vitest';
import { sampleVariance, varianceOfSum } from '../../src/statistics/variance.ts';

describe('sample variance', () => {
  it('has n - 1 degrees of freedom', () => {
    expect(sampleVariance([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ value: 32 / 7, degreesOfFreedom: 7 });
  });
});

describe('variance of a sum', () => {
  it('has the degrees of freedom of both if they are equal', () => {
    const variance = { value: 3, degreesOfFreedom: 4 };
    expect(varianceOfSum(variance, variance)).toEqual({ value: 6, degreesOfFreedom: 8 });
  });

  it('has those of the larger one if it dominates', () => {
    const [large, small] = [
      { value: 1000, degreesOfFreedom: 4 },
      { value: 0.001, degreesOfFreedom: 40 },
    ];
    expect(varianceOfSum(large, small).degreesOfFreedom).toBeCloseTo(4, 4);
  });

  it('is 0 if neither varies', () => {
    const none = { value: 0, degreesOfFreedom: 4 };
    expect(varianceOfSum(none, none)).toEqual({ value: 0, degreesOfFreedom: 4 });
  });
});
