import { describe, expect, it } from 'vitest';
import { isRising } from '../src/trial/rising.ts';

describe('isRising', () => {
  it.each([
    ['nothing in a single window', [9], false],
    ['a rise in two windows', [5, 9], true],
    ['a flat line', [9, 9, 9, 9, 9, 9, 9, 9], false],
    ['a rise while code is compiled', [1, 2, 4, 6, 8, 9, 10, 11], true],
    ['a rise that has levelled off', [1, 2, 4, 10, 10, 10, 10, 10, 10, 10, 10], false],
    ['a fall, which is the host and not the code', [9, 9, 9, 9, 7, 7, 7, 7], false],
    ['single slow windows', [9, 1, 9, 9, 9, 9, 1, 9], false],
  ])('sees %s', (_what, rates, expected) => {
    expect(isRising(rates)).toBe(expected);
  });
});
