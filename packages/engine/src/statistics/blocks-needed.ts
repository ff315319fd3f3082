import type { Estimate } from './adjusted-interval.ts';
import type { TestSettings } from './paired-test.ts';
import { simultaneousConfidence } from './simultaneous.ts';
import { criticalT, tQuantile } from './t-quantile.ts';

const maximum = 1000;

/** The widening of an adjusted interval by chance autocorrelation, in units of 1 / n; simulated. */
const chanceAutocorrelation = 4;

/**
 * Estimates how many blocks give a verdict in four runs of five, if mean and spread stay as they are: the smallest n
 * for which ((1 + 4 / n) critical t + t of the power) s / sqrt(n) is less than the distance of the mean to the
 * threshold, where s is the standard error of `estimate` for a single block. Undefined if more than 1,000 blocks would
 * be needed. From few blocks the estimate is itself uncertain by half and more. Source: Julious, Statistics in Medicine
 * 23 (2004), 1921-1986, sections 3 and 5.
 */
export function blocksNeeded(estimate: Estimate, settings: TestSettings): number | undefined {
  const beyond = Math.abs(estimate.value) - Math.log1p(settings.threshold);
  const distance = Math.abs(beyond) - Math.log1p(settings.floor);
  const { confidence, power } = beyond > 0 ? differenceTest : equivalenceTest;
  const critical = simultaneousConfidence(confidence, settings.comparisons);
  const spread = estimate.standardError * Math.sqrt(estimate.n);
  const degreesOf = (blocks: number) => Math.max(estimate.degreesOfFreedom, blocks - 1);
  return smallestNumber(
    (blocks) =>
      ((1 + chanceAutocorrelation / blocks) * criticalT(critical, degreesOf(blocks)) +
        tQuantile(power, degreesOf(blocks))) *
        spread <
      distance * Math.sqrt(blocks),
  );
}

const differenceTest = { confidence: 0.95, power: 0.8 };

/** This test can fail at either end, so each end gets half of the one chance in five. */
const equivalenceTest = { confidence: 0.9, power: 0.9 };

function smallestNumber(isEnough: (blocks: number) => boolean): number | undefined {
  if (!isEnough(maximum)) return undefined;
  let low = 2;
  let high = maximum;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
