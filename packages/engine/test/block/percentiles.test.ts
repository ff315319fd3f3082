import { describe, expect, it } from 'vitest';
import { percentileMs, percentilesOf } from '../../src/block/percentiles.ts';

describe('percentiles', () => {
  /** One sample at every microsecond up to `count`. */
  const histogram = (count: number) =>
    Array.from({ length: count }, (_, index): [number, number] => [(index + 1) * 1000, 1]);

  it.each([
    [99, []],
    [100, ['p50']],
    [499, ['p50']],
    [500, ['p50', 'p90']],
    [5000, ['p50', 'p90', 'p99']],
    [50_000, ['p50', 'p90', 'p99', 'p999']],
  ])('of %i samples are those with 50 samples beyond: %j', (count, shown) => {
    expect(Object.keys(percentilesOf(histogram(count)))).toEqual(shown);
  });

  it('are in milliseconds', () => {
    expect(percentilesOf(histogram(100))).toEqual({ p50: 0.05 });
  });

  it('count equal times as often as they occurred', () => {
    expect(
      percentileMs(
        [
          [1e6, 9],
          [5e6, 1],
        ],
        90,
      ),
    ).toBe(1);
    expect(
      percentileMs(
        [
          [1e6, 9],
          [5e6, 1],
        ],
        91,
      ),
    ).toBe(5);
  });
});
