import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** A count of successes in `of` trials, with the bounds of the rate. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Computes a rate with its exact 95 % bounds: quantiles of the beta distribution (C. J. Clopper and E. S. Pearson,
 * Biometrika 26, 1934). They are conservative, also for few trials; 0 and 1 without trials.
 */
export function rateOf(count: number, of: number, confidence = 0.95): Rate {
  const tail = (1 - confidence) / 2;
  return {
    count,
    of,
    low: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    high: count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  };
}
