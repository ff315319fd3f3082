import { expect, it } from 'vitest';
import { describeShare, dispatchShareOf } from '../src/tare.ts';

/** Two processes where a usual task takes that much dispatch and that much work, and a long one 4 times the work. */
const tareWith = (dispatchMs: number, workMs: number) => ({
  usualMs: dispatchMs + workMs,
  longMs: dispatchMs + 4 * workMs,
});

it('takes what does not grow with the iterations for dispatch', () => {
  expect(dispatchShareOf([tareWith(0.06, 1)])).toBeCloseTo(0.06, 12);
  expect(dispatchShareOf([tareWith(0, 2)])).toBeCloseTo(0, 12);
});

it('takes the median of the tares, so that one that was disturbed does not count', () => {
  const tares = [tareWith(0.05, 1), tareWith(0.9, 1), tareWith(0.07, 1)];
  expect(dispatchShareOf(tares)).toBeCloseTo(0.07, 12);
  expect(describeShare(tares)).toMatch(/adds 7.0 % .* 3 pairs of processes/);
});
