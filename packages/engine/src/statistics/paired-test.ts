import { adjustedInterval } from './adjusted-interval.ts';
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
  /** The lag-1 autocorrelation of the run's blocks; when missing, it is estimated from the two competitors alone. */
  readonly autocorrelation?: number;
}

/** What the blocks say of two competitors. */
export type PairedVerdict = IntervalVerdict;

/**
 * The interval of the mean log-ratio that is both printed and decides: over blocks in order, simultaneous over the
 * workload's comparisons, then ln(1 + floor) wider at both ends.
 */
export function logRatioInterval(
  logRatios: readonly number[],
  { floor, comparisons, autocorrelation }: TestSettings,
  confidence = 0.95,
): MeanInterval {
  return widen(
    adjustedInterval(logRatios, simultaneousConfidence(confidence, comparisons), autocorrelation),
    floor,
  );
}

/** What the 95 % interval and, for equivalence, the 90 % one say. Of fewer than two blocks it is inconclusive. */
export function pairedVerdict(logRatios: readonly number[], settings: TestSettings): PairedVerdict {
  const wide = logRatioInterval(logRatios, settings, 0.95);
  return judgeInterval(wide, logRatioInterval(logRatios, settings, 0.9), settings.threshold);
}
