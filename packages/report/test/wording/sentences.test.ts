import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent, formatRatio } from '../../src/wording/quantities.ts';
import { listNames } from '../../src/wording/sentences.ts';

describe('ratio in words', () => {
  it.each([
    [1, '1.00x'],
    [1.934, '1.93x'],
    [9.999, '10.0x'],
    [12.44, '12.4x'],
    [99.96, '100x'],
    [310.2, '310x'],
    [41_234, '41200x'],
    [12_345_678, '1.23e+7x'],
    [0.85, '0.85x'],
    [0.0999, '0.0999x'],
    [0.03124, '0.0312x'],
    [0.0004567, '0.000457x'],
  ])('is %d as %s', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });

  it('is within one part in 20 of the ratio', () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (exponent) => {
        const ratio = 10 ** exponent;
        expect(Number.parseFloat(formatRatio(ratio)) / ratio).toBeCloseTo(1, 1);
      }),
    );
  });
});

describe('percentage in words', () => {
  it.each([
    [0.02, '2 %'],
    [0.005, '0.5 %'],
    [0.07, '7 %'],
  ])('is %d as %s', (fraction, text) => {
    expect(formatPercent(fraction)).toBe(text);
  });
});

describe('list in words', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('joins %j as %j', (names, text) => {
    expect(listNames(names)).toBe(text);
  });
});
