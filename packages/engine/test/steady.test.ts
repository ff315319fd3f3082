import { describe, expect, it } from 'vitest';
import { isSteady } from '../src/trial/steady.ts';

describe('isSteady', () => {
  it.each([
    ['too few windows to tell', [9, 9, 9, 9, 9, 9, 9], false],
    ['a flat line', [9, 9, 9, 9, 9, 9, 9, 9], true],
    ['a rise while code is compiled', [1, 2, 4, 6, 8, 9, 10, 11], false],
    ['a rise that has levelled off', [1, 2, 4, 10, 10, 10, 10, 10, 10, 10, 10], true],
    ['a fall, which is the host and not the code', [9, 9, 9, 9, 7, 7, 7, 7], true],
    ['single slow windows', [9, 1, 9, 9, 9, 9, 1, 9], true],
  ])('judges %s', (_what, rates, expected) => {
    expect(isSteady(rates)).toBe(expected);
  });
});
