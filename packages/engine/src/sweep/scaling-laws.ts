import { criticalT } from '../statistics/t-quantile.ts';
import type { Fit, Parameter } from './schema.ts';
import { fitWeighted, type Regression } from './weighted-regression.ts';

/** The speed-up with a number of workers. */
export interface ScalingPoint {
  readonly workers: number;
  readonly speedup: number;
  /** Of the logarithm of the speed-up. */
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/** The fewest widths for the universal scalability law: with fewer, its three parameters fit any noise. */
const fewestWidths = 6;

/**
 * Fits Amdahl's law, S(N) = rate N / (1 + s (N - 1)): `rate` is the speed-up of one worker, and s the serial share of the
 * work. N is the number of workers, but at most `cpus`: a further worker is not a further processor. Source: G. M. Amdahl,
 * AFIPS Conference Proceedings 30 (1967), 483-485.
 *
 * The law is linear in 1 / rate and s / rate: N / S(N) = 1 / rate + (s / rate) (N - 1). So the fit is a weighted linear
 * regression, which has one solution and needs no starting values.
 */
export function fitAmdahl(points: readonly ScalingPoint[], cpus: number): Fit {
  const limited = points.map((point) => ({ ...point, workers: Math.min(point.workers, cpus) }));
  const widths = widthsOf(limited);
  if (widths.length < 2) {
    return {
      status: 'not-estimable',
      reason: `it needs two numbers of workers up to the ${cpus} CPUs, and has ${widths.length}`,
    };
  }
  return fitLaw(limited, (workers) => [1, workers - 1]);
}

/**
 * Fits the universal scalability law, S(N) = rate N / (1 + s (N - 1) + k N (N - 1)): s is contention (waiting for what is
 * shared), k coherency (pairs of workers that wait for each other). Source: N. J. Gunther, A General Theory of
 * Computational Scalability Based on Rational Functions, arXiv:0808.1431; in the form with three parameters, and fitted as
 * `fitAmdahl` is. N is the number of workers, also beyond the CPUs: waiting for a CPU is contention.
 */
export function fitUniversalScalability(points: readonly ScalingPoint[]): Fit {
  const widths = widthsOf(points);
  if (widths.length < fewestWidths) {
    return {
      status: 'not-estimable',
      reason: `it needs ${fewestWidths} numbers of workers, and has ${widths.length}`,
    };
  }
  return fitLaw(points, (workers) => [1, workers - 1, workers * (workers - 1)]);
}

function widthsOf(points: readonly ScalingPoint[]): readonly number[] {
  return [...new Set(points.map(({ workers }) => workers))];
}

/** Fits N / S(N) = b0 + b1 (N - 1) and so on; the parameters of the law are 1 / b0, b1 / b0 and b2 / b0. */
function fitLaw(points: readonly ScalingPoint[], law: (workers: number) => readonly number[]): Fit {
  const observations = points.map(({ workers, speedup, standardError }) => {
    const y = workers / speedup;
    return { x: law(workers), y, standardError: y * standardError };
  });
  const regression = fitWeighted(observations);
  if (regression === undefined) {
    return { status: 'not-estimable', reason: 'the points do not determine its parameters' };
  }
  const degreesOfFreedom = Math.min(...points.map((point) => point.degreesOfFreedom));
  const t = criticalT(0.95, degreesOfFreedom);
  const fitted = {
    status: 'fitted',
    rate: inverseOfFirst(regression, t),
    contention: ratioToFirst(regression, 1, t),
  } as const;
  if (regression.coefficients.length < 3) return fitted;
  const coherency = ratioToFirst(regression, 2, t);
  if (coherency.value >= 0) return { ...fitted, coherency };
  // With negative coherency, the law has a pole. The best law without that has none at all.
  const withoutCoherency = fitLaw(points, (workers) => law(workers).slice(0, 2));
  if (withoutCoherency.status !== 'fitted') return withoutCoherency;
  return { ...withoutCoherency, coherency: { value: 0, low: 0, high: Math.max(0, coherency.high ?? 0) } };
}

/** 1 / b0 with its interval, whose ends are those of b0. */
function inverseOfFirst({ coefficients, covariances }: Regression, t: number): Parameter {
  const first = coefficients[0] ?? Number.NaN;
  const halfWidth = t * Math.sqrt(covariances[0]?.[0] ?? Number.NaN);
  return {
    value: 1 / first,
    low: 1 / (first + halfWidth),
    // If b0 may be zero, the rate has no upper limit.
    ...(first > halfWidth && { high: 1 / (first - halfWidth) }),
  };
}

/** bi / b0 with its interval: the variance by the delta method, from the gradient (-bi / b0^2, 1 / b0). */
function ratioToFirst({ coefficients, covariances }: Regression, index: number, t: number): Parameter {
  const [first = Number.NaN, other = Number.NaN] = [coefficients[0], coefficients[index]];
  const covariance = (row: number, column: number) => covariances[row]?.[column] ?? Number.NaN;
  const value = other / first;
  const variance =
    (covariance(index, index) - 2 * value * covariance(0, index) + value ** 2 * covariance(0, 0)) /
    first ** 2;
  const halfWidth = t * Math.sqrt(variance);
  return { value, low: value - halfWidth, high: value + halfWidth };
}
