import type { Trial } from '../result/trial-schema.ts';
import { mean, sum } from '../statistics/mean.ts';

/** The fewest degrees of freedom of the regression; with fewer, chance explains nearly everything. */
const fewestDegrees = 4;

/**
 * Returns the elasticity of the rates of a workload, given the trials of each of its cells: by which power of the host speed
 * they vary. It is the slope of the regression of log rates on log host speeds, within cells and blocks, over the slices of
 * all cells (analysis of covariance; W. G. Cochran, Biometrics 13 (1957), 261-281).
 *
 * The slope counts times 1 - 1 / t^2, where t is its t statistic: nothing of one within a standard error of 0, and nearly all
 * of one that is beyond doubt (in the manner of W. James and C. Stein, Fourth Berkeley Symposium 1 (1961), 361-379). It is 0
 * at least, since no task is slower on a faster host.
 */
export function elasticityOf(cells: readonly (readonly Trial[])[]): number {
  const slices = cells.flatMap((trials, cell) => trials.flatMap((trial) => slicesOf(trial, cell)));
  const deviations = centre(centre(slices, 'cell'), 'block');
  const groups = new Set(slices.flatMap(({ cell, block }) => [`cell ${cell}`, `block ${block}`]));
  const degreesOfFreedom = slices.length - groups.size;
  const speedSquares = sum(deviations.map(({ speed }) => speed ** 2));
  const slope = sum(deviations.map(({ speed, rate }) => speed * rate)) / speedSquares;
  if (!(slope > 0) || degreesOfFreedom < fewestDegrees) return 0;
  const residuals = sum(deviations.map(({ speed, rate }) => (rate - slope * speed) ** 2));
  const inverseSquareT = residuals / degreesOfFreedom / (slope ** 2 * speedSquares);
  return slope * Math.max(0, 1 - inverseSquareT);
}

/** A slice: its rate and the host speed, as logarithms. */
interface Slice {
  readonly cell: number;
  readonly block: number;
  readonly speed: number;
  readonly rate: number;
}

function slicesOf({ block, slices, hostSpeeds = [] }: Trial, cell: number): readonly Slice[] {
  return slices.flatMap((rate, round) => {
    const speed = hostSpeeds[round];
    return speed !== undefined && rate > 0
      ? [{ cell, block, speed: Math.log(speed), rate: Math.log(rate) }]
      : [];
  });
}

/** Subtracts from speeds and rates their means over the slices of the same cell or block. */
function centre(slices: readonly Slice[], by: 'cell' | 'block'): readonly Slice[] {
  return [...Map.groupBy(slices, (slice) => slice[by]).values()].flatMap((group) => {
    const [meanSpeed, meanRate] = [
      mean(group.map(({ speed }) => speed)),
      mean(group.map(({ rate }) => rate)),
    ];
    return group.map((slice) => ({ ...slice, speed: slice.speed - meanSpeed, rate: slice.rate - meanRate }));
  });
}

/**
 * Returns the rates of a trial's slices as they would have been at the host speed `at`, each divided by the power of its own
 * host speed. Without host speeds they stay as they are.
 */
export function ratesAtHostSpeed({ slices, hostSpeeds }: Trial, elasticity = 0, at = 1): readonly number[] {
  if (elasticity === 0 || hostSpeeds === undefined) return slices;
  return slices.map((rate, round) => rate * ((hostSpeeds[round] ?? at) / at) ** -elasticity);
}
