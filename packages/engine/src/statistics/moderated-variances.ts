import { digamma, fCdf, trigamma } from './bundled/distributions.ts';
import { mean, sum } from './mean.ts';
import { quantile } from './quantile.ts';
import { sampleVariance, type Variance } from './variance.ts';

/** Variances of the same kind and about the same size: those of the cells of a workload. */
export interface VarianceGroup {
  readonly variances: readonly Variance[];
  /** The most weight of the prior, as a multiple of the degrees of freedom of a variance. */
  readonly mostWeight: number;
}

/** A variance less probable than this, given the others, is an outlier and keeps its own value. */
const outlierProbability = 0.1;

/**
 * The fewest degrees of freedom of the prior in the test for outliers, however much the variances resemble each other.
 */
const fewestTestDegrees = 4;

/**
 * Moderates each variance by the others of its group: (d0 s0^2 + d s^2) / (d0 + d) with d0 + d degrees of freedom. Each
 * group has a prior variance s0^2 of its own; the weight d0 is estimated from the spread of the logarithms within all
 * groups (empirical Bayes; G. K. Smyth, Statistical Applications in Genetics and Molecular Biology 3 (2004), article 3,
 * doi 10.2202/1544-6115.1027, with a prior for each group).
 *
 * Two restrictions keep an unusually large variance from becoming small, which the average over all would not show. The
 * weight of the prior is limited. And a variance that is an outlier by its F test, with probability 0.1, is not moderated
 * at all (in the spirit of Phipson and others, Annals of Applied Statistics 10 (2016), 946-963). A variance of 0 stays as
 * it is.
 */
export function moderateVariances(groups: readonly VarianceGroup[]): readonly (readonly Variance[])[] {
  const logs = groups.map(({ variances }) => logsOf(variances));
  const degreesOfFreedom = priorDegrees(groups, logs);
  return groups.map(({ variances, mostWeight }, index) => {
    const own = logs[index] ?? [];
    if (degreesOfFreedom === undefined || own.length < 2) return variances;
    const value = Math.exp(mean(own) - logBias(degreesOfFreedom));
    return variances.map((variance) => moderate(variance, { value, degreesOfFreedom }, mostWeight));
  });
}

function moderate(variance: Variance, prior: Variance, mostWeight: number): Variance {
  const { value, degreesOfFreedom } = variance;
  if (value === 0 || isOutlier(variance, prior)) return variance;
  const weight = Math.min(prior.degreesOfFreedom, mostWeight * degreesOfFreedom);
  const total = weight + degreesOfFreedom;
  return { value: (weight * prior.value + degreesOfFreedom * value) / total, degreesOfFreedom: total };
}

function isOutlier({ value, degreesOfFreedom }: Variance, prior: Variance): boolean {
  const ratio = value / prior.value;
  const priorDegrees = Math.max(fewestTestDegrees, prior.degreesOfFreedom);
  return 1 - fCdf(ratio, degreesOfFreedom, priorDegrees) < outlierProbability;
}

/**
 * Returns the logarithms of the variances above 0, without the bias of chance. One that is small by chance says nothing of
 * how large the others are, and its logarithm can be anything, so none lies further below the lower tercile than two
 * standard deviations of chance.
 */
function logsOf(variances: readonly Variance[]): readonly number[] {
  const positive = variances.filter(({ value }) => value > 0);
  const logs = positive.map(({ value, degreesOfFreedom }) => Math.log(value) + logBias(degreesOfFreedom));
  const usual = quantile(logs, 1 / 3);
  return positive.map(({ degreesOfFreedom }, index) =>
    Math.max(logs[index] ?? 0, usual - 2 * Math.sqrt(trigamma(degreesOfFreedom / 2))),
  );
}

/** By how much the mean logarithm of a variance of `degreesOfFreedom` falls below the logarithm of its mean. */
function logBias(degreesOfFreedom: number): number {
  return Math.log(degreesOfFreedom / 2) - digamma(degreesOfFreedom / 2);
}

/**
 * Returns the degrees of freedom of the prior: the d0 for which the logarithms within groups vary by trigamma(d / 2) of
 * chance and trigamma(d0 / 2). Undefined if fewer than two logarithms can vary.
 */
function priorDegrees(
  groups: readonly VarianceGroup[],
  logs: readonly (readonly number[])[],
): number | undefined {
  const known = logs.filter(({ length }) => length >= 2).map(sampleVariance);
  const degrees = sum(known.map(({ degreesOfFreedom }) => degreesOfFreedom));
  if (degrees < 2) return undefined;
  const spread = sum(known.map(({ value, degreesOfFreedom }) => value * degreesOfFreedom)) / degrees;
  const variances = groups.flatMap(({ variances }) => variances.filter(({ value }) => value > 0));
  const chance = mean(variances.map(({ degreesOfFreedom }) => trigamma(degreesOfFreedom / 2)));
  return 2 * inverseTrigamma(spread - chance);
}

/** Practically infinite: variances that differ only by chance. */
const mostDegrees = 10_000;

/** Returns the x with trigamma(x) = y, at most 5,000; by bisection, since trigamma decreases. */
function inverseTrigamma(y: number): number {
  let low = 1e-3;
  let high = mostDegrees / 2;
  if (y <= trigamma(high)) return high;
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (trigamma(middle) > y) low = middle;
    else high = middle;
  }
  return high;
}
