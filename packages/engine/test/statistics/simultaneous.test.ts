import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../src/statistics/mean-interval.ts';
import { simultaneousConfidence } from '../../src/statistics/simultaneous.ts';
import { criticalT } from '../../src/statistics/t-quantile.ts';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

const runs = 10_000;
const blocks = 8;
const nominal = 0.05;

/** How often one of 5 competitors, all equal to the baseline and as noisy, has an interval of `confidence` that misses 0. */
function familyErrorRate(confidence: number): number {
  const normal = normals(7);
  return rateOf(runs, () => {
    const baseline = times(blocks, normal);
    return times(5, () =>
      meanInterval(
        baseline.map((base) => normal() - base),
        confidence,
      ),
    ).some(({ low = 0, high = 0 }) => low > 0 || high < 0);
  });
}

describe('simultaneous confidence', () => {
  it("gives Dunn's published critical values", () => {
    // Dunn (1961), table 1: 5 %, 10 degrees of freedom.
    expect(criticalT(simultaneousConfidence(0.95, 2), 10)).toBeCloseTo(2.63, 2);
    expect(criticalT(simultaneousConfidence(0.95, 3), 10)).toBeCloseTo(2.87, 2);
    expect(criticalT(simultaneousConfidence(0.95, 5), 10)).toBeCloseTo(3.17, 2);
  });

  it('leaves a single comparison as it is', () => {
    expect(simultaneousConfidence(0.95, 1)).toBeCloseTo(0.95, 12);
    expect(simultaneousConfidence(0.95, 0)).toBeCloseTo(0.95, 12);
  });

  it('keeps the chance of any miss in a family at 5 of 100, and uses most of it', () => {
    const rate = familyErrorRate(simultaneousConfidence(0.95, 5));
    expect(rate).toBeLessThan(nominal + tolerance(nominal, runs));
    expect(rate).toBeGreaterThan(0.04 - tolerance(0.04, runs));
  });

  it("exceeds Dunnett's value, which is too small for comparisons with different spreads", () => {
    // Dunnett, Biometrics 20 (1964), table II: 3.24 for 5 comparisons, 7 degrees of freedom, 5 %.
    const confidence = confidenceAt(3.24);
    expect(familyErrorRate(confidence)).toBeGreaterThan(nominal + tolerance(nominal, runs));
  });
});

/** The confidence whose critical t with 7 degrees of freedom is `critical`. */
function confidenceAt(critical: number): number {
  return (
    times(10_000, (index) => index / 10_000).findLast((confidence) => criticalT(confidence, 7) <= critical) ??
    0
  );
}
