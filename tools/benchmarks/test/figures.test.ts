import { describe, expect, it } from 'vitest';
import { figuresOf } from '../figures/figures.ts';
import { resultOf } from './fixtures/result.ts';

const at64 = { workload: 'noop', occupancy: 64 };
const figures = figuresOf([
  resultOf('noop', 64, { quick: { tasksPerSecond: 600 }, slow: { tasksPerSecond: 100 } }),
  resultOf('noop', 4, { quick: { tasksPerSecond: 200 }, slow: { tasksPerSecond: 100 } }),
  resultOf('noop', 64, { other: { tasksPerSecond: 50 } }),
]);

describe('figuresOf', () => {
  it('gives the ratio of two strategies in the run with this occupancy', () => {
    expect(figures.throughputRatio(at64, 'quick', 'slow')).toMatchObject({ value: expect.closeTo(6), n: 8 });
    const at4 = { ...at64, occupancy: 4 };
    expect(figures.throughputRatio(at4, 'slow', 'quick')?.value).toBeCloseTo(0.5);
  });

  it('gives no ratio for strategies that were never in the same run', () => {
    expect(figures.cells(at64, ['other'])).toHaveLength(1);
    expect(figures.throughputRatio(at64, 'quick', 'other')).toBeUndefined();
    expect(figures.throughputRatio({ ...at64, workload: 'echo' }, 'quick', 'slow')).toBeUndefined();
  });
});
