import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBreakEven, findStartUpPaid } from '../../src/advice/break-even.ts';

describe('findBreakEven', () => {
  it('is where the lines through the measured points meet', () => {
    // 10 ms of work; dispatch costs 1 ms more, each ms of work 0.5 ms of two workers' time.
    const baseline = { withWorkMs: 10.1, dispatchCostMs: 0.1 };
    const strategy = { withWorkMs: 6.1, dispatchCostMs: 1.1 };
    expect(findBreakEven(baseline, strategy, 2)).toEqual({ breakEvenMs: expect.closeTo(2), isLeast: false });
  });

  it('is the length at which both models take the same time', () => {
    const ms = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(ms, ms, ms, fc.double({ min: 0.1, max: 0.95, noNaN: true }), (h0, extra, more, slope) => {
        const workMs = extra + more;
        const baseline = { withWorkMs: h0 + workMs, dispatchCostMs: h0 };
        const strategy = { withWorkMs: h0 + extra + slope * workMs, dispatchCostMs: h0 + extra };
        const { breakEvenMs = Number.NaN } = findBreakEven(baseline, strategy, 2) ?? {};
        expect(h0 + breakEvenMs).toBeCloseTo(h0 + extra + slope * breakEvenMs, 6);
      }),
    );
  });

  it('is only known to be at least so long when the work is less than its dispatch cost', () => {
    const found = findBreakEven(
      { withWorkMs: 0.0002, dispatchCostMs: 0.0001 },
      { withWorkMs: 0.01, dispatchCostMs: 0.0101 },
      2,
    );
    expect(found).toEqual({ breakEvenMs: expect.closeTo(0.02), isLeast: true });
  });

  it.for([
    ['a worker is slower than the baseline', 1.2, 2],
    ['one worker does what the baseline does', 1, 1],
  ] as const)('is undefined if %s', ([_why, slope, workers]) => {
    const strategy = { withWorkMs: 1 + slope * 10, dispatchCostMs: 1 };
    expect(findBreakEven({ withWorkMs: 10, dispatchCostMs: 0 }, strategy, workers)).toBeUndefined();
  });

  it('is zero when dispatch costs no more', () => {
    const found = findBreakEven(
      { withWorkMs: 5, dispatchCostMs: 1 },
      { withWorkMs: 3, dispatchCostMs: 1 },
      2,
    );
    expect(found?.breakEvenMs).toBe(0);
  });
});

describe('findStartUpPaid', () => {
  it('is the number of tasks after which both have taken the same time', () => {
    const paid = findStartUpPaid({ readyMs: 10, taskMs: 2 }, { readyMs: 110, taskMs: 1 });
    expect(paid).toEqual({ paidAfterTasks: 100, paidAfterMs: 200 });
  });

  it('is undefined for a strategy that is not faster, and zero for one that starts sooner', () => {
    expect(findStartUpPaid({ readyMs: 10, taskMs: 1 }, { readyMs: 110, taskMs: 1 })).toBeUndefined();
    expect(findStartUpPaid({ readyMs: 10, taskMs: 2 }, { readyMs: 5, taskMs: 1 })?.paidAfterTasks).toBe(0);
  });
});
