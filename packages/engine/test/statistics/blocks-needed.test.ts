import { describe, expect, it } from 'vitest';
import { type Estimate, estimateMean } from '../../src/statistics/adjusted-interval.ts';
import { blocksNeeded } from '../../src/statistics/blocks-needed.ts';
import { pairedVerdict, type TestSettings } from '../../src/statistics/paired-test.ts';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

const settings: TestSettings = { threshold: 0.02, floor: 0, comparisons: 1 };

/** Two blocks with exactly this mean and standard deviation. */
function pair(center: number, spread: number): Estimate {
  return estimateMean([center - spread / Math.SQRT2, center + spread / Math.SQRT2]);
}

describe('blocks needed', () => {
  it('is the published number for a one-sample t test, plus 5 for chance autocorrelation', () => {
    // Cohen's medium effect, 0.5 standard deviations, 5 %, power 80 %: R's power.t.test gives 33.4.
    expect(blocksNeeded(pair(0.5, 1), { ...settings, threshold: 0 })).toBe(34 + 5);
  });

  it.each([
    { what: 'a difference', center: Math.log(1.1), verdict: 'faster' },
    { what: 'equality', center: 0, verdict: 'equivalent' },
  ])('is enough to detect $what in 80 of 100 runs', ({ center, verdict }) => {
    const spread = 0.05;
    const count = blocksNeeded(pair(center, spread), settings) ?? 0;
    const normal = normals(6);
    const runs = 2000;
    const power = rateOf(
      runs,
      () => pairedVerdict(estimateMean(times(count, () => center + spread * normal())), settings) === verdict,
    );
    expect(power).toBeGreaterThan(0.8 - tolerance(0.8, runs));
    expect(power).toBeLessThan(0.9);
  });

  it('is more for more comparisons and for a higher floor', () => {
    const blocks = pair(Math.log(1.1), 0.1);
    const alone = blocksNeeded(blocks, settings) ?? 0;
    expect(blocksNeeded(blocks, { ...settings, comparisons: 5 })).toBeGreaterThan(alone);
    expect(blocksNeeded(blocks, { ...settings, floor: 0.02 })).toBeGreaterThan(alone);
  });

  it.each([
    { what: 'a mean at the threshold', blocks: pair(Math.log1p(0.02), 0.01), floor: 0 },
    {
      what: 'a mean nearer to the threshold than the floor',
      blocks: pair(Math.log(1.03), 0.01),
      floor: 0.02,
    },
    { what: 'a spread that would need too many blocks', blocks: pair(Math.log(1.03), 10), floor: 0 },
  ])('is undefined for $what', ({ blocks, floor }) => {
    expect(blocksNeeded(blocks, { ...settings, floor })).toBeUndefined();
  });
});
