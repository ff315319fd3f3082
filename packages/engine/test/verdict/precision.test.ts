import { hasReachedPrecision, relativeHalfWidth } from '@parbench/engine/internal';
import type { Comparison } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';

const goal = { precision: 0.05, baseline: 'inline', blocks: 12 };

function comparison(more: Partial<Comparison> = {}): Comparison {
  return {
    a: 'threads',
    b: 'inline',
    metric: 'throughputPerSecond',
    ratio: 2,
    low: 2 / 1.04,
    high: 2 * 1.04,
    blocks: 12,
    verdict: 'faster',
    ...more,
  };
}

describe('precision', () => {
  it.each([
    { when: 'every interval is narrow enough', comparisons: [comparison()], goal, reached: true },
    { when: 'there is nothing to compare', comparisons: [], goal, reached: true },
    {
      when: 'there is nothing to compare yet',
      comparisons: [],
      goal: { ...goal, blocks: 11 },
      reached: false,
    },
    {
      when: 'one interval is too wide',
      comparisons: [comparison(), comparison({ a: 'processes', low: 1.5, high: 2.5 })],
      goal,
      reached: false,
    },
    {
      when: 'fewer than 12 blocks were run',
      comparisons: [comparison({ blocks: 11 })],
      goal: { ...goal, blocks: 11 },
      reached: false,
    },
    {
      when: 'one comparison rests on fewer than 12 blocks',
      comparisons: [comparison(), comparison({ blocks: 5 })],
      goal,
      reached: false,
    },
    {
      when: 'an interval among the rest is wide',
      comparisons: [comparison(), comparison({ b: 'processes', low: 1, high: 4 })],
      goal,
      reached: true,
    },
    {
      when: 'an interval is wide only because of the floor',
      comparisons: [comparison({ low: 2 / (1.04 * 1.1), high: 2 * 1.04 * 1.1 })],
      goal: { ...goal, floor: 0.1 },
      reached: true,
    },
    {
      when: 'the verdict is clear but the interval is wide',
      comparisons: [comparison({ ratio: 10, low: 5, high: 20, blocks: 20 })],
      goal: { ...goal, blocks: 20 },
      reached: false,
    },
  ])('is $reached when $when', ({ comparisons, goal, reached }) => {
    expect(hasReachedPrecision(comparisons, goal)).toBe(reached);
  });

  it('is the half-width of the interval as a ratio', () => {
    expect(relativeHalfWidth({ low: 2 / 1.05, high: 2 * 1.05 })).toBeCloseTo(0.05, 12);
    expect(relativeHalfWidth({})).toBe(Number.POSITIVE_INFINITY);
  });
});
