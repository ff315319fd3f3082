import { sum } from '../statistics/mean.ts';
import { inverse, Matrix } from './bundled/matrix.ts';

/** One observation: the values that the coefficients are multiplied by, and the result with its standard error. */
export interface Observation {
  readonly x: readonly number[];
  readonly y: number;
  readonly standardError: number;
}

/** The coefficients of a linear model and the covariances of their errors. */
export interface Regression {
  readonly coefficients: readonly number[];
  readonly covariances: readonly (readonly number[])[];
}

/** A smaller standard error, relative to its value, would give one observation all the weight. */
const smallestRelativeError = 1e-6;

/**
 * Fits y = b1 x1 + ... + bp xp by weighted least squares: b = (X' W X)^-1 X' W y with W = 1 / standardError^2. The
 * covariances are (X' W X)^-1, times chi^2 / (n - p) if the observations lie further from the fit than their standard
 * errors explain (R. T. Birge, Physical Review 40 (1932), 207-227).
 * @returns undefined if the observations do not determine the coefficients
 */
export function fitWeighted(observations: readonly Observation[]): Regression | undefined {
  const parameters = observations[0]?.x.length ?? 0;
  const degreesOfFreedom = observations.length - parameters;
  if (parameters === 0 || degreesOfFreedom < 0) return undefined;
  // Each row is divided by its standard error, so that all have the same weight.
  const errors = observations.map(({ y, standardError }) =>
    Math.max(standardError, smallestRelativeError * Math.abs(y)),
  );
  const x = new Matrix(observations.map((each, row) => each.x.map((value) => value / (errors[row] ?? 1))));
  const y = Matrix.columnVector(observations.map((each, row) => each.y / (errors[row] ?? 1)));
  const covariances = tryToInvert(x.transpose().mmul(x));
  if (covariances === undefined) return undefined;
  const coefficients = covariances.mmul(x.transpose()).mmul(y);
  const residuals = Matrix.sub(y, x.mmul(coefficients)).to1DArray();
  const chiSquared = sum(residuals.map((residual) => residual ** 2));
  const inflation = degreesOfFreedom === 0 ? 1 : Math.max(1, chiSquared / degreesOfFreedom);
  return {
    coefficients: coefficients.to1DArray(),
    covariances: covariances.mul(inflation).to2DArray(),
  };
}

function tryToInvert(matrix: Matrix): Matrix | undefined {
  try {
    return inverse(matrix);
  } catch {
    // ml-matrix throws if the matrix is singular.
    return undefined;
  }
}
