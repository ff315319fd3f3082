import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateAdvice, usualAsking } from '../../../scripts/false-advice/simulate-advice.ts';
import { singleLook } from '../../../src/user-function/measurement/questions.ts';

/** Blocks of four copies whose log rates are normal. */
function normalBlocks(spread: number): readonly (readonly number[])[] {
  const uniform = fc.double({ min: Number.EPSILON, max: 1, noNaN: true });
  const normal = fc
    .tuple(uniform, uniform)
    .map(([a, b]) => spread * Math.sqrt(-2 * Math.log(a)) * Math.cos(2 * Math.PI * b));
  return fc.sample(fc.array(normal, { minLength: 4, maxLength: 4 }), { numRuns: 400, seed: 1 });
}

describe('advice on strategies that are as fast as inline', () => {
  it.each([0.01, 0.04])(
    'rarely prefers one if blocks vary by %d',
    (spread) => {
      const { parallelise = 0 } = simulateAdvice(normalBlocks(spread), {
        ...usualAsking,
        runs: 300,
        seed: 1,
      });
      expect(parallelise / 300).toBeLessThanOrEqual(0.05);
    },
    60_000,
  );

  it('rarely prefers one of few blocks that are looked at once', () => {
    const asking = { looks: singleLook, budgetMs: 12_000 };
    const { parallelise = 0 } = simulateAdvice(normalBlocks(0.1), { ...asking, runs: 600, seed: 1 });
    expect(parallelise / 600).toBeLessThanOrEqual(0.05);
  }, 60_000);
});
