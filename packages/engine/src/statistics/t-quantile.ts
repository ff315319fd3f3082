import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * The critical value of Student's t: what |t| with `degreesOfFreedom` stays within with probability `confidence`.
 * For 0.95 and 7 degrees it is 2.365, as in any printed table.
 */
export function criticalT(confidence: number, degreesOfFreedom: number): number {
  return tQuantile((1 + confidence) / 2, degreesOfFreedom);
}

/** The value that Student's t with `degreesOfFreedom` stays below with `probability`. */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  return quantile(probability, degreesOfFreedom);
}
