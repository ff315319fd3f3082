import { type Estimate, intervalOf } from './adjusted-interval.ts';
import { type IntervalVerdict, judgeInterval, widen } from './judge-interval.ts';
import type { MeanInterval } from './mean-interval.ts';
import { simultaneousConfidence } from './simultaneous.ts';

/** What decides between two competitors. All differences are relative: 0.02 is 2 %. */
export interface TestSettings {
  /** The smallest difference that matters. */
  readonly threshold: number;
  /** How far the host's A/A runs lie from equality beyond what blocks show; widens every interval at both ends. */
  readonly floor: number;
  /** How many comparisons must hold at once. */
  readonly comparisons: number;
}

/**
 * The interval of a mean log-ratio that is both printed and decides: simultaneous over the workload's comparisons, then
 * ln(1 + floor) wider at both ends.
 */
export function logRatioInterval(
  estimate: Estimate,
  { floor, comparisons }: Omit<TestSettings, 'threshold'>,
  confidence = 0.95,
): MeanInterval {
  return widen(intervalOf(estimate, simultaneousConfidence(confidence, comparisons)), floor);
}

/** The verdict of the 95 % interval and, for equivalence, of the 90 % one. */
export function pairedVerdict(estimate: Estimate, settings: TestSettings): IntervalVerdict {
  const wide = logRatioInterval(estimate, settings, 0.95);
  return judgeInterval(wide, logRatioInterval(estimate, settings, 0.9), settings.threshold);
}
