import { describe, expect, it } from 'vitest';
import { sampleVariance, varianceOfDifference } from '../../src/statistics/variance.ts';

describe('sample variance', () => {
  it('has n - 1 degrees of freedom', () => {
    expect(sampleVariance([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ value: 32 / 7, degreesOfFreedom: 7 });
  });
});

describe('variance of a difference', () => {
  it('has the degrees of freedom of both if they are equal', () => {
    const variance = { value: 3, degreesOfFreedom: 4 };
    expect(varianceOfDifference(variance, variance, 0)).toEqual({ value: 6, degreesOfFreedom: 8 });
  });

  it('has those of the larger one if it dominates', () => {
    const [large, small] = [
      { value: 1000, degreesOfFreedom: 4 },
      { value: 0.001, degreesOfFreedom: 40 },
    ];
    expect(varianceOfDifference(large, small, 0).degreesOfFreedom).toBeCloseTo(4, 4);
  });

  it('is smaller by the shared part', () => {
    const [a, b] = [
      { value: 4, degreesOfFreedom: 4 },
      { value: 9, degreesOfFreedom: 4 },
    ];
    expect(varianceOfDifference(a, b, 0.5).value).toBe(13 - 6);
  });

  it('is 0 if neither varies', () => {
    const none = { value: 0, degreesOfFreedom: 4 };
    expect(varianceOfDifference(none, none, 0)).toEqual({ value: 0, degreesOfFreedom: 4 });
  });
});
