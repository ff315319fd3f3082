import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAmdahl, fitUniversalScalability, type ScalingPoint } from '../../src/sweep/scaling-laws.ts';
import { normals, rateOf, tolerance } from '../support/normal.ts';

interface Law {
  readonly rate: number;
  readonly contention: number;
  readonly coherency?: number;
}

function speedupOf(workers: number, { rate, contention, coherency = 0 }: Law): number {
  return (rate * workers) / (1 + contention * (workers - 1) + coherency * workers * (workers - 1));
}

function pointsOf(widths: readonly number[], law: Law, standardError = 0.01): readonly ScalingPoint[] {
  return widths.map((workers) => ({
    workers,
    speedup: speedupOf(workers, law),
    standardError,
    degreesOfFreedom: 8,
  }));
}

/** Throughputs with the same absolute error. */
function published(widths: readonly number[], throughputs: readonly number[]): readonly ScalingPoint[] {
  const error = 0.01 * Math.max(...throughputs);
  return widths.map((workers, index) => {
    const speedup = throughputs[index] ?? 0;
    return { workers, speedup, standardError: error / speedup, degreesOfFreedom: 4 };
  });
}

const eight = [1, 2, 3, 4, 5, 6, 7, 8];

describe("Amdahl's law", () => {
  it('is found again in its own speed-ups', () => {
    const law = fc.record({
      rate: fc.double({ min: 0.1, max: 2, noNaN: true }),
      contention: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(law, (truth) => {
        const fit = fitAmdahl(pointsOf(eight, truth), 8);
        expect(fit).toMatchObject({
          rate: { value: expect.closeTo(truth.rate, 8) },
          contention: { value: expect.closeTo(truth.contention, 8) },
        });
      }),
    );
  });

  it('counts workers beyond the CPUs as the CPUs', () => {
    const points = pointsOf([1, 2], { rate: 0.97, contention: 0.05 });
    const [, two] = points;
    if (two === undefined) throw new Error('no second point');
    const saturated = [...points, { ...two, workers: 3 }, { ...two, workers: 4 }];
    expect(fitAmdahl(saturated, 2)).toMatchObject({ contention: { value: expect.closeTo(0.05, 8) } });
  });

  it('is not estimable on one CPU', () => {
    expect(fitAmdahl(pointsOf([1, 2], { rate: 1, contention: 0 }), 1)).toMatchObject({
      status: 'not-estimable',
      reason: expect.stringMatching(/1 CPU/),
    });
  });

  it('has an interval that covers the true contention in 95 of 100 runs', () => {
    const normal = normals(5);
    const law = { rate: 0.95, contention: 0.08 };
    const runs = 1000;
    const coverage = rateOf(runs, () => {
      const noisy = pointsOf([1, 2, 3, 4], law, 0.02).map((point) => ({
        ...point,
        speedup: point.speedup * Math.exp(0.02 * normal()),
        degreesOfFreedom: 1000,
      }));
      const fit = fitAmdahl(noisy, 4);
      if (fit.status !== 'fitted') return false;
      const { low = 0, high = 0 } = fit.contention;
      return low < law.contention && law.contention < high;
    });
    // The errors are taken as they are, or as the scatter if that is larger: the interval is a little too wide, never too narrow.
    expect(coverage).toBeGreaterThan(0.95 - tolerance(0.95, runs));
  });
});

describe('universal scalability law', () => {
  it('is found again in its own speed-ups', () => {
    const law = fc.record({
      rate: fc.double({ min: 0.1, max: 2, noNaN: true }),
      contention: fc.double({ min: 0, max: 0.5, noNaN: true }),
      coherency: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
    });
    fc.assert(
      fc.property(law, (truth) => {
        const fit = fitUniversalScalability(pointsOf(eight, truth));
        expect(fit).toMatchObject({
          rate: { value: expect.closeTo(truth.rate, 6) },
          contention: { value: expect.closeTo(truth.contention, 6) },
          coherency: { value: expect.closeTo(truth.coherency, 6) },
        });
      }),
    );
  });

  it('agrees with the R package usl on SPEC SDM91 within 10 %', () => {
    const points = published(
      [1, 18, 36, 72, 108, 144, 216],
      [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775, 1702.2],
    );
    const fit = fitUniversalScalability(points);
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    const ratios = [
      fit.rate.value / 89.995,
      fit.contention.value / 0.02773,
      (fit.coherency?.value ?? 0) / 0.0001044,
    ];
    for (const ratio of ratios) expect(Math.abs(Math.log(ratio))).toBeLessThan(0.1);
  });

  it('has no negative coherency: the ray tracer of the R package usl follows Amdahl’s law', () => {
    const points = published(
      [1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64],
      [20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310],
    );
    const fit = fitUniversalScalability(points);
    if (fit.status !== 'fitted') throw new Error(fit.reason);
    expect(fit.coherency?.value).toBe(0);
    expect(fit.coherency?.high).toBeGreaterThan(0);
    expect(fit.rate.value / 21.85).toBeCloseTo(1, 1);
    expect(fit.contention.value / 0.0578).toBeCloseTo(1, 1);
  });

  it('is not estimable from five numbers of workers', () => {
    const law = { rate: 1, contention: 0.1, coherency: 0.01 };
    expect(fitUniversalScalability(pointsOf([1, 2, 3, 4, 5], law))).toEqual({
      status: 'not-estimable',
      reason: 'it needs 6 numbers of workers, and has 5',
    });
    expect(fitUniversalScalability(pointsOf([1, 2, 3, 4, 5, 6], law)).status).toBe('fitted');
  });
});
