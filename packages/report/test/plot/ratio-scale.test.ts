import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRatioScale } from '../../src/plot/ratio-scale.ts';

describe('the scale of ratios', () => {
  it('places equal factors at equal distances, with room at the ends', () => {
    const { positionOf } = createRatioScale([0.5, 2]);
    expect([0.5, 1, 2].map(positionOf)).toEqual([2, 50, 98]);
  });

  it('includes 1x, also if every ratio is on one side of it', () => {
    expect(createRatioScale([4, 8]).ticks[0]).toEqual({ position: 2, label: '1x' });
  });

  it('has a length even if nothing differs from 1x', () => {
    expect(createRatioScale([1, 1]).positionOf(1)).toBe(50);
  });

  it.each([
    ['little above 1x', [1.02]],
    ['little below 1x', [0.979]],
    ['a little to both sides', [0.988, 1.009]],
  ])('gives no label twice, with ratios %s', (_where, ratios) => {
    const labels = createRatioScale(ratios).ticks.map(({ label }) => label);
    expect(labels).toEqual([...new Set(labels)]);
  });

  it('labels 1x once, and no position twice', () => {
    const ratio = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(ratio, { minLength: 1 }), (ratios) => {
        const { ticks, positionOf } = createRatioScale(ratios);
        expect(ticks.filter(({ label }) => label === '1x')).toHaveLength(1);
        for (const [index, tick] of ticks.slice(1).entries()) {
          expect(tick.position - (ticks[index]?.position ?? 0)).toBeGreaterThan(8);
        }
        for (const position of ratios.map(positionOf)) {
          expect(position).toBeGreaterThanOrEqual(2);
          expect(position).toBeLessThanOrEqual(98);
        }
      }),
    );
  });
});
