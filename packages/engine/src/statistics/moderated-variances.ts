import { digamma, fCdf, trigamma } from './bundled/distributions.ts';
import { mean } from './mean.ts';
import { sampleVariance, type Variance } from './variance.ts';

/** A variance less probable than this, given the others, is an outlier and keeps its own value. */
const outlierProbability = 0.1;

/**
 * The fewest degrees of freedom of the prior in the test for outliers, however much the variances resemble each other.
 */
const fewestTestDegrees = 4;

/**
 * Moderates each of several variances of the same kind by all of them: (d0 s0^2 + d s^2) / (d0 + d) with d0 + d degrees
 * of freedom. The prior variance s0^2 and its weight d0 are estimated from the spread of the logarithms (empirical
 * Bayes; G. K. Smyth, Statistical Applications in Genetics and Molecular Biology 3 (2004), article 3, doi
 * 10.2202/1544-6115.1027).
 *
 * Two restrictions keep an unusually large variance from becoming small, which the average over all would not show. The
 * prior has at most the weight of the values of the variance itself. And a variance that is an outlier by its F test,
 * with probability 0.1, is not moderated at all (in the spirit of Phipson and others, Annals of Applied Statistics 10
 * (2016), 946-963). A variance of 0 stays as it is.
 */
export function moderateVariances(variances: readonly Variance[]): readonly Variance[] {
  const prior = fitPrior(variances.filter(({ value }) => value > 0));
  return variances.map((variance) => (prior ? moderate(variance, prior) : variance));
}

function moderate({ value, degreesOfFreedom }: Variance, prior: Variance): Variance {
  if (value === 0 || isOutlier({ value, degreesOfFreedom }, prior)) return { value, degreesOfFreedom };
  const weight = Math.min(prior.degreesOfFreedom, degreesOfFreedom);
  const total = weight + degreesOfFreedom;
  return { value: (weight * prior.value + degreesOfFreedom * value) / total, degreesOfFreedom: total };
}

function isOutlier({ value, degreesOfFreedom }: Variance, prior: Variance): boolean {
  const ratio = value / prior.value;
  const priorDegrees = Math.min(mostDegrees, Math.max(fewestTestDegrees, prior.degreesOfFreedom));
  return 1 - fCdf(ratio, degreesOfFreedom, priorDegrees) < outlierProbability;
}

/** Practically infinite: variances that differ only by chance. */
const mostDegrees = 10_000;

/** Estimates the prior from at least three variances. */
function fitPrior(variances: readonly Variance[]): Variance | undefined {
  if (variances.length < 3) return undefined;
  const logs = variances.map(
    ({ value, degreesOfFreedom: d }) => Math.log(value) - digamma(d / 2) + Math.log(d / 2),
  );
  const chance = mean(variances.map(({ degreesOfFreedom }) => trigamma(degreesOfFreedom / 2)));
  const half = inverseTrigamma(sampleVariance(logs).value - chance);
  return { value: Math.exp(mean(logs) + digamma(half) - Math.log(half)), degreesOfFreedom: 2 * half };
}

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
