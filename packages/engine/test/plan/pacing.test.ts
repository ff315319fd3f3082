import { describe, expect, it } from 'vitest';
import { paceWorkload } from '../../src/plan/pacing.ts';

const workload = (cells: number, more = {}) => ({
  cells: Array.from({ length: cells }, () => ({ workers: 2, ...more })),
});
const budgetMs = 165_000;

function warmUpMs(taskMs: number, workloads: readonly ReturnType<typeof workload>[], settings: object) {
  const [first] = workloads;
  const known = { cells: first?.cells ?? [], taskCost: { meanMs: taskMs } };
  return paceWorkload(known, workloads, { budgetMs, ...settings }).dispatchWarmUpMs;
}

describe('warm-up for dispatch', () => {
  it('takes a quarter of the time of a trial if each cell has room for 24 blocks', () => {
    expect(warmUpMs(1, [workload(4), workload(4)], {})).toBeCloseTo(165_000 / 8 / 24 / 4);
  });

  it('never takes more than 1.5 s', () => {
    expect(warmUpMs(1, [workload(2)], { budgetMs: 3_600_000 })).toBe(1500);
  });

  it('shares the budget among the measured cells only', () => {
    const alone = warmUpMs(1, [workload(4)], {});
    expect(warmUpMs(1, [workload(4), workload(4, { skip: 'not here' })], {})).toBe(alone);
  });

  it.each([
    ['long tasks, of which dispatch is little', 5, {}],
    ['a coarse run', 1, { isCoarse: true }],
  ])('is 0 for %s', (_what, taskMs, more) => {
    expect(warmUpMs(taskMs, [workload(2)], more)).toBe(0);
  });
});
