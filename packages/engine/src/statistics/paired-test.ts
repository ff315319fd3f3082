import { type Estimate, intervalOf } from './adjusted-interval.ts';
import { type IntervalVerdict, judgeInterval, widen } from './judge-interval.ts';
import type { MeanInterval } from './mean-interval.ts';
import { simultaneousConfidence } from './simultaneous.ts';

/** The settings of a comparison. All differences are relative: 0.02 is 2 %. */
export interface TestSettings {
  /** The smallest difference that matters. */
  readonly threshold: number;
  /**
   * How far the host's A/A runs lie from equality beyond what their blocks explain; widens every interval at both ends.
   */
  readonly floor: number;
  /** How many comparisons must hold at once. */
  readonly comparisons: number;
}

/**
 * Returns the interval of the mean log-ratio that is both printed and judged: simultaneous over all comparisons, then
 * widened by ln(1 + floor) at both ends.
 */
export function logRatioInterval(
  estimate: Estimate,
  { floor, comparisons }: Omit<TestSettings, 'threshold'>,
  confidence = 0.95,
): MeanInterval {
  return widen(intervalOf(estimate, simultaneousConfidence(confidence, comparisons)), floor);
}

/** Returns the verdict from the 95 % interval and, for equivalence, the 90 % interval. */
export function pairedVerdict(estimate: Estimate, settings: TestSettings): IntervalVerdict {
  const wide = logRatioInterval(estimate, settings, 0.95);
  return judgeInterval(wide, logRatioInterval(estimate, settings, 0.9), settings.threshold);
}
