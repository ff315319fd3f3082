import { expect, it } from 'vitest';
import { describeOverhead, medianOverhead } from '../src/dispatch-overhead.ts';

/** Two processes where a usual task takes that much dispatch and that much work, and a long one 4 times the work. */
const timingsWith = (dispatchMs: number, workMs: number) => ({
  usualMs: dispatchMs + workMs,
  longMs: dispatchMs + 4 * workMs,
});

it('takes what does not grow with the iterations for dispatch', () => {
  expect(medianOverhead([timingsWith(0.06, 1)])).toBeCloseTo(0.06, 12);
  expect(medianOverhead([timingsWith(0, 2)])).toBeCloseTo(0, 12);
});

it('takes the median of the overheads, so that one that was disturbed does not count', () => {
  const overheads = [timingsWith(0.05, 1), timingsWith(0.9, 1), timingsWith(0.07, 1)];
  expect(medianOverhead(overheads)).toBeCloseTo(0.07, 12);
  expect(describeOverhead(overheads)).toMatch(/adds 7.0 % .* 3 pairs of processes/);
});
