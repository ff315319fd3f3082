import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatFigure,
  formatRate,
  formatTime,
} from '../../src/wording/quantities.ts';

describe('quantities', () => {
  it.for<[ms: number, text: string]>([
    [0, '0 ns'],
    [0.0000004, '0.400 ns'],
    [0.00012, '120 ns'],
    [0.084, '84.0 µs'],
    [0.9996, '1.00 ms'],
    [0.9994, '999 µs'],
    [1.018, '1.02 ms'],
    [101.7, '102 ms'],
    [12_400, '12.4 s'],
    [1_234_000, '1230 s'],
  ])('%d ms is %s', ([ms, text]) => {
    expect(formatTime(ms)).toBe(text);
  });

  it.for<[perSecond: number, text: string]>([
    [0.0000432, '4.3e-5/s'],
    [0.5, '0.500/s'],
    [978.4, '978/s'],
    [999.7, '1.00k/s'],
    [12_432, '12.4k/s'],
    [2_500_000, '2.50M/s'],
  ])('%d per second is %s', ([perSecond, text]) => {
    expect(formatRate(perSecond)).toBe(text);
  });

  it.for<[figure: number, text: string]>([
    [0, '0'],
    [1, '1'],
    [1.084, '1.08'],
    [999, '999'],
    [12_432, '12.4k'],
  ])('the figure %d is %s', ([figure, text]) => {
    expect(formatFigure(figure)).toBe(text);
  });

  it.for<[bytes: number, text: string]>([
    [0, '0 B'],
    [402_000, '402 kB'],
    [11_230_000, '11.2 MB'],
    [8.2e9, '8.20 GB'],
    [-5_000_000, '-5.00 MB'],
  ])('%d bytes are %s', ([bytes, text]) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.for<[ms: number, text: string]>([
    [400, '0 s'],
    [59_600, '1 min'],
    [125_000, '2 min 5 s'],
    [3_720_000, '1 h 2 min'],
  ])('a duration of %d ms is %s', ([ms, text]) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('counts in the singular and the plural', () => {
    expect([0, 1, 2].map((count) => formatCount(count, 'block'))).toEqual([
      '0 blocks',
      '1 block',
      '2 blocks',
    ]);
  });
});
