import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIterations } from '../src/count-iterations.ts';

/** A kernel with a clock of its own: an iteration takes `iterationMs`, and every run `disturbance(run)` milliseconds more. */
function simulate(iterationMs: number, disturbance: (run: number) => number = () => 0) {
  let nowMs = 0;
  let runs = 0;
  const kernel = (iterations: number) => {
    nowMs += iterations * iterationMs + disturbance(runs);
    runs++;
    return runs;
  };
  return { kernel, now: () => nowMs };
}

describe('countIterations', () => {
  it('divides the target by the time of an iteration', () => {
    const targets = fc.double({ min: 0.01, max: 1000, noNaN: true });
    const costs = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(targets, costs, (targetMs, iterationMs) => {
        const { kernel, now } = simulate(iterationMs);
        const expected = Math.max(1, targetMs / iterationMs);
        const counted = countIterations(kernel, targetMs, { now });
        expect(Math.abs(counted - expected)).toBeLessThanOrEqual(0.5 + expected * 1e-6);
      }),
    );
  });

  it('is not affected by preempted runs, even if most are', () => {
    const { kernel, now } = simulate(0.001, (run) => (run % 4 === 0 ? 0 : 50));
    expect(countIterations(kernel, 1, { now })).toBeCloseTo(1000, -1);
  });

  it('is not affected by a slow start', () => {
    const { kernel, now } = simulate(0.001, (run) => (run < 20 ? 2 : 0));
    expect(countIterations(kernel, 1, { now })).toBeCloseTo(1000, -1);
  });

  it('counts at least one', () => {
    const { kernel, now } = simulate(10);
    expect(countIterations(kernel, 0.001, { now })).toBe(1);
  });
});
