import { quantileOfT } from './bundled/distributions.ts';

/**
 * Returns the critical value of Student's t: |t| with `degreesOfFreedom` stays within it with probability `confidence`.
 * For 0.95 and 7 degrees it is 2.365, as in any printed table.
 */
export function criticalT(confidence: number, degreesOfFreedom: number): number {
  return tQuantile((1 + confidence) / 2, degreesOfFreedom);
}

/** Returns the value that Student's t with `degreesOfFreedom` stays below with `probability`. */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  return quantileOfT(probability, degreesOfFreedom);
}
