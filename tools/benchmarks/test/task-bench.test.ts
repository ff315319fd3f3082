import { describe, expect, it } from 'vitest';
import { metgOfTaskBench, type SizeRuns } from '../metg/task-bench.ts';

/** Two cores whose tasks of `work` take that many seconds and an overhead, repeated twice. */
function runsOf(work: number, overhead: number): SizeRuns {
  const elapsed = (work + overhead) / 2;
  return { cores: 2, elapsed: [0.9 * elapsed, 1.1 * elapsed], work, peak: 2 };
}

describe('METG by the method of Task Bench', () => {
  it('is twice the overhead, at a size of the grid', () => {
    expect(metgOfTaskBench([1, 2, 4, 8].map((work) => runsOf(work, 4)))).toBeCloseTo(8, 10);
  });

  it('is interpolated linearly towards the next smaller task', () => {
    // Efficiencies 2 / 5 and 4 / 7 at granularities of 5 and 7.
    const expected = 5 + ((0.5 - 2 / 5) / (4 / 7 - 2 / 5)) * 2;
    expect(metgOfTaskBench([2, 4].map((work) => runsOf(work, 3)))).toBeCloseTo(expected, 10);
  });

  it('is the smallest granularity of those at the threshold, whatever the order of the sizes', () => {
    const sizes = [8, 1, 4, 2].map((work) => runsOf(work, 3));
    expect(metgOfTaskBench(sizes)).toBe(metgOfTaskBench(sizes.toReversed()));
  });

  it('is undefined if the sizes lie on one side of the threshold', () => {
    expect(metgOfTaskBench([8, 16].map((work) => runsOf(work, 1)))).toBeUndefined();
    expect(metgOfTaskBench([1, 2].map((work) => runsOf(work, 50)))).toBeUndefined();
  });
});
