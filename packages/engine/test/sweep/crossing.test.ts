import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurvePoint, findCrossing } from '../../src/sweep/crossing.ts';

const linear = { level: 0.5, which: 'first', scale: 'linear' } as const;
const logarithmic = { level: 1, which: 'last', scale: 'logarithmic' } as const;

/** Points from `[x, y, half-width]`. */
function curve(...points: readonly (readonly [number, number, number?])[]): readonly CurvePoint[] {
  return points.map(([x, y, halfWidth]) =>
    halfWidth === undefined ? { x, y } : { x, y, low: y - halfWidth, high: y + halfWidth },
  );
}

describe('crossing of a curve', () => {
  it('is interpolated linearly, or on logarithmic scales', () => {
    expect(findCrossing(curve([10, 0.2], [20, 0.4], [40, 0.8]), linear)).toEqual({
      status: 'bracketed',
      value: 25,
    });
    expect(findCrossing(curve([10, 0.25], [1000, 4]), logarithmic)).toMatchObject({ value: 100 });
  });

  it('reaches from where the upper ends cross to where the lower ends do', () => {
    const crossing = findCrossing(curve([10, 0.2, 0.1], [20, 0.4, 0.1], [40, 0.8, 0.1]), linear);
    expect(crossing).toEqual({ status: 'bracketed', value: 25, low: 20, high: 30 });
  });

  it('has no end where the grid does not contain it', () => {
    const crossing = findCrossing(curve([10, 0.45, 0.1], [20, 0.55, 0.2]), linear);
    expect(crossing).toEqual({ status: 'bracketed', value: expect.closeTo(15, 10) });
  });

  it('is not bracketed by a curve that lies wholly above or below the level', () => {
    const [above, below] = [curve([10, 0.6], [20, 0.8]), curve([10, 0.1], [20, 0.4])];
    expect(findCrossing(above, linear)).toEqual({ status: 'not-bracketed', side: 'below', bound: 10 });
    expect(findCrossing(below, linear)).toEqual({ status: 'not-bracketed', side: 'above', bound: 20 });
  });

  it('is the first or the last of several', () => {
    const noisy = curve([1, 0.5], [2, 2], [3, 0.5], [4, 2]);
    expect(findCrossing(noisy, { ...logarithmic, which: 'first' })).toMatchObject({
      value: expect.closeTo(Math.SQRT2, 10),
    });
    expect(findCrossing(noisy, logarithmic)).toMatchObject({ value: expect.closeTo(Math.sqrt(12), 10) });
  });

  it('needs two points', () => {
    expect(findCrossing(curve([10, 0.2]), linear)).toBeUndefined();
  });

  it('is that of the model to within the step of the grid, where the overhead of a task is constant', () => {
    const grid = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
    fc.assert(
      fc.property(fc.double({ min: 1.5, max: 500, noNaN: true }), (overhead) => {
        const points = grid.map((x) => ({ x, y: x / (x + overhead) }));
        const crossing = findCrossing(points, linear, ({ x }, y) => x / y);
        // Half of the ceiling is kept where task and overhead are equal: together, twice the overhead.
        if (crossing?.status !== 'bracketed') throw new Error('not bracketed');
        expect(crossing.value / (2 * overhead)).toBeGreaterThan(0.9);
        expect(crossing.value / (2 * overhead)).toBeLessThan(1.1);
      }),
    );
  });

  it('lies within its interval, for any noise', () => {
    const noise = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    const noisy = fc.array(fc.tuple(noise, fc.double({ min: 0.01, max: 0.3, noNaN: true })), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(noisy, (deviations) => {
        const points = deviations.map(([deviation, halfWidth], index) => {
          const y = 0.5 ** (4 - index) * Math.exp(deviation);
          return { x: 2 ** index, y, low: y * Math.exp(-halfWidth), high: y * Math.exp(halfWidth) };
        });
        const crossing = findCrossing(points, linear);
        if (crossing?.status !== 'bracketed') return;
        const { value, low = value, high = value } = crossing;
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});
