import { describe, expect, it } from 'vitest';
import { isRising, isWarming } from '../../src/block/steadiness.ts';

describe('isRising', () => {
  it.each([
    ['nothing in a single window', [9], false],
    ['a rise in two windows', [5, 9], true],
    ['a flat line', [9, 9, 9, 9, 9, 9, 9, 9], false],
    ['a rise while code is compiled', [1, 2, 4, 6, 8, 9, 10, 11], true],
    ['a rise that has levelled off', [1, 2, 4, 10, 10, 10, 10, 10, 10, 10, 10], false],
    ['a fall, which is the host and not the code', [9, 9, 9, 9, 7, 7, 7, 7], false],
    ['nothing in windows that scatter more than they rise', [9, 5, 11, 6, 12, 8, 7, 11], false],
    ['a slow rise in windows that scatter less', [90, 91, 92, 93, 97, 98, 99, 100], true],
    ['single slow windows', [9, 1, 9, 9, 9, 9, 1, 9], false],
  ])('detects %s', (_what, rates, expected) => {
    expect(isRising(rates)).toBe(expected);
  });
});

describe('isWarming', () => {
  const windows = (shares: readonly (readonly [number, number])[], rate = 9) =>
    shares.map(([first, second]) => ({ rate, tasksByWorker: { first, second } }));
  const even = Array.from({ length: 4 }, () => [50, 50] as const);

  it.each([
    ['no worker in a window without any', [{ rate: 9 }, { rate: 9 }], false],
    ['workers that share evenly', windows([...even, ...even]), false],
    [
      'a worker that catches up while the other slows down',
      windows([...even.map(() => [80, 20] as const), ...even]),
      true,
    ],
    ['a worker that came late', windows([...even.map(() => [100, 0] as const), ...even]), true],
    [
      'shares that differ by chance',
      windows([
        [2, 3],
        [3, 2],
        [2, 3],
        [3, 2],
        [3, 3],
        [2, 4],
        [3, 2],
        [2, 3],
      ]),
      false,
    ],
    ['a rise of all', [...windows(even, 5), ...windows(even, 9)], true],
  ])('detects %s', (_what, seen, expected) => {
    expect(isWarming(seen)).toBe(expected);
  });
});
