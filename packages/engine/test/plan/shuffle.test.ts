import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { shuffle } from '../../src/plan/shuffle.ts';
import { times, tolerance } from '../support/normal.ts';

describe('shuffle', () => {
  it('gives every order equally often', () => {
    const random = xoroshiro128plus(1);
    const runs = 6000;
    const orders = Map.groupBy(
      times(runs, () => shuffle(['a', 'b', 'c'], random).join('')),
      (order) => order,
    );
    expect(orders.size).toBe(6);
    for (const { length } of orders.values()) {
      expect(Math.abs(length / runs - 1 / 6)).toBeLessThan(tolerance(1 / 6, runs));
    }
  });

  it('does not change its argument', () => {
    const items = Object.freeze(['a', 'b', 'c']);
    expect(shuffle(items, xoroshiro128plus(2)).toSorted()).toEqual(items);
  });
});
