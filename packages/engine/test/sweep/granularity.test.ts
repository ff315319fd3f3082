import { analyseGranularity } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { sweptGranularity } from '../support/swept-run.ts';

const swept = { workload: 'spin', param: 'ms' };
const grid = [0.01, 0.025, 0.063, 0.16, 0.4, 1];

describe('analysis of a granularity sweep', () => {
  // A worker keeps half of the ceiling where task and overhead are equal, and two are faster than inline from there on.
  const result = sweptGranularity(grid, [
    { name: 'threads', overheadMs: 0.04 },
    { name: 'processes', overheadMs: 0.1 },
  ]);
  const { curves, level } = analyseGranularity(result, swept);

  it('has a curve for each strategy, with the points in order of their size', () => {
    expect(level).toBe(0.5);
    expect(curves.map(({ strategy, workers }) => [strategy, workers])).toEqual([
      ['threads', 2],
      ['processes', 2],
    ]);
    for (const { points } of curves) expect(points.map(({ value }) => value)).toEqual(grid);
    const [first] = curves[0]?.points ?? [];
    expect(first?.taskMs).toBeCloseTo(0.01, 3);
    expect(first?.granularityMs).toBeCloseTo(0.05, 2);
    expect(first?.efficiency?.value).toBeCloseTo(0.2, 2);
    expect(first?.speedup?.value).toBeCloseTo(0.4, 2);
  });

  it.each([
    ['threads', 0.04],
    ['processes', 0.1],
  ])('finds METG at twice the overhead of %s, and break-even at the overhead', (name, overheadMs) => {
    const curve = curves.find(({ strategy }) => strategy === name);
    const { metgMs, breakEvenMs } = curve ?? {};
    if (metgMs?.status !== 'bracketed' || breakEvenMs?.status !== 'bracketed')
      throw new Error('not bracketed');
    // The linear interpolation of the published method overestimates by up to 6 % between points a factor of 2.5 apart.
    expect(Math.abs(Math.log(metgMs.value / (2 * overheadMs)))).toBeLessThan(0.1);
    expect(Math.abs(Math.log(breakEvenMs.value / overheadMs))).toBeLessThan(0.1);
    expect(metgMs.low).toBeLessThan(metgMs.value);
    expect(metgMs.high).toBeGreaterThan(metgMs.value);
    expect(breakEvenMs.low).toBeLessThan(breakEvenMs.value);
    expect(breakEvenMs.high).toBeGreaterThan(breakEvenMs.value);
  });

  it('says that a grid does not bracket them', () => {
    const long = analyseGranularity(sweptGranularity([1, 2], [{ name: 'threads', overheadMs: 0.04 }]), swept);
    expect(long.curves[0]?.metgMs).toMatchObject({
      status: 'not-bracketed',
      side: 'below',
      bound: expect.closeTo(1.04, 2),
    });
    expect(long.curves[0]?.breakEvenMs).toMatchObject({ side: 'below', bound: expect.closeTo(1, 2) });
  });

  it('has no METG without a ceiling, and leaves out a point that failed', () => {
    const cells = result.cells.map((cell) => ({
      ...cell,
      trials: cell.trials.map(({ ceilingPerSecond, ...trial }) => trial),
      ...(cell.id === 'spin(ms=0.01)/threads' && { status: 'failed' as const, metrics: {} }),
    }));
    const [threads] = analyseGranularity({ ...result, cells }, swept).curves;
    expect(threads?.metgMs).toBeUndefined();
    expect(threads?.points[0]?.efficiency).toBeUndefined();
    expect(threads?.breakEvenMs).toMatchObject({ status: 'bracketed' });
  });
});
