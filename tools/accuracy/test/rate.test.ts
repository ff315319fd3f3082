import { describe, expect, it } from 'vitest';
import { rateOf } from '../src/rate.ts';

describe('rateOf', () => {
  // If all or none were counted, the bounds have a closed form; 4 of 20 is from NIST's e-Handbook, 7.2.4.1.
  it.each([
    [4, 20, 0.05733, 0.43661],
    [0, 60, 0, 1 - 0.025 ** (1 / 60)],
    [60, 60, 0.025 ** (1 / 60), 1],
  ])('gives the exact bounds of %i in %i', (count, of, low, high) => {
    const rate = rateOf(count, of);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it('has no bounds but 0 and 1 without trials', () => {
    expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, low: 0, high: 1 });
  });
});
