import { expect, it } from 'vitest';
import { describeOverhead, medianOverhead } from '../src/dispatch-overhead.ts';

/**
 * Returns the timings of two processes with this dispatch and this work of a usual task; a long one has 4 times the
 * work.
 */
const timingsWith = (dispatchMs: number, workMs: number) => ({
  usualMs: dispatchMs + workMs,
  longMs: dispatchMs + 4 * workMs,
});

it('counts the time that does not grow with the iterations as dispatch', () => {
  expect(medianOverhead([timingsWith(0.06, 1)])).toBeCloseTo(0.06, 12);
  expect(medianOverhead([timingsWith(0, 2)])).toBeCloseTo(0, 12);
});

it('uses the median, so that one disturbed overhead does not count', () => {
  const overheads = [timingsWith(0.05, 1), timingsWith(0.9, 1), timingsWith(0.07, 1)];
  expect(medianOverhead(overheads)).toBeCloseTo(0.07, 12);
  expect(describeOverhead(overheads)).toMatch(/adds 7.0 % .* 3 pairs of processes/);
});
