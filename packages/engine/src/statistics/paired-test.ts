import { type MeanInterval, meanInterval } from './mean-interval.ts';
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

/** What the blocks say of two competitors. */
export type PairedVerdict = 'faster' | 'slower' | 'equivalent' | 'inconclusive';

/**
 * The interval of the mean log-ratio that is both printed and decides: by t over blocks, simultaneous over the
 * workload's comparisons, then ln(1 + floor) wider at both ends.
 */
export function logRatioInterval(
  logRatios: readonly number[],
  { floor, comparisons }: TestSettings,
  confidence = 0.95,
): MeanInterval {
  const { value, low, high, n } = meanInterval(logRatios, simultaneousConfidence(confidence, comparisons));
  if (low === undefined || high === undefined) return { value, n };
  return { value, low: low - Math.log1p(floor), high: high + Math.log1p(floor), n };
}

/**
 * Faster or slower when the 95 % interval lies wholly beyond the threshold. Equivalent when the 90 % interval lies
 * within it at both ends, which is two one-sided tests at 5 % (Schuirmann, Journal of Pharmacokinetics and
 * Biopharmaceutics 15 (1987), 657-680). Else, and of fewer than two blocks, inconclusive.
 */
export function pairedVerdict(logRatios: readonly number[], settings: TestSettings): PairedVerdict {
  const margin = Math.log1p(settings.threshold);
  const { low, high } = logRatioInterval(logRatios, settings);
  if (low === undefined || high === undefined) return 'inconclusive';
  if (low > margin) return 'faster';
  if (high < -margin) return 'slower';
  return isEquivalent(logRatios, settings) ? 'equivalent' : 'inconclusive';
}

function isEquivalent(logRatios: readonly number[], settings: TestSettings): boolean {
  const margin = Math.log1p(settings.threshold);
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = logRatioInterval(
    logRatios,
    settings,
    0.9,
  );
  return -margin < low && high < margin;
}
