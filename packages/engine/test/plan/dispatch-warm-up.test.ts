import { describe, expect, it } from 'vitest';
import { dispatchWarmUpMs } from '../../src/plan/dispatch-warm-up.ts';

const workload = (cells: number, more = {}) => ({ cells: Array.from({ length: cells }, () => more) });
const budgetMs = 165_000;

describe('warm-up for dispatch', () => {
  it('has a quarter of what a trial may take when each cell is to have 24 blocks', () => {
    expect(dispatchWarmUpMs(1, [workload(4), workload(4)], { budgetMs })).toBeCloseTo(165_000 / 8 / 24 / 4);
  });

  it('never takes more than 1.5 s', () => {
    expect(dispatchWarmUpMs(1, [workload(2)], { budgetMs: 3_600_000 })).toBe(1500);
  });

  it('leaves the budget to the cells that are measured', () => {
    const unmeasured = [workload(4, { skip: 'not here' }), { ...workload(4), end: 'failed' }];
    const alone = dispatchWarmUpMs(1, [workload(4)], { budgetMs });
    expect(dispatchWarmUpMs(1, [workload(4), ...unmeasured], { budgetMs })).toBe(alone);
  });

  it.each([
    ['long tasks, of which dispatch is little', 5, {}],
    ['a job, of which the tasks are not known', 0, {}],
    ['a coarse run', 1, { isCoarse: true }],
  ])('is none for %s', (_what, taskMs, more) => {
    expect(dispatchWarmUpMs(taskMs, [workload(2)], { budgetMs, ...more })).toBe(0);
  });
});
