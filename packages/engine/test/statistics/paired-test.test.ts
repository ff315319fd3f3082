import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateMean } from '../../src/statistics/adjusted-interval.ts';
import type { TestSettings } from '../../src/statistics/paired-test.ts';
import * as pairedTest from '../../src/statistics/paired-test.ts';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

const settings: TestSettings = { threshold: 0.02, floor: 0, comparisons: 1 };
const strict: TestSettings = { ...settings, threshold: 0 };
const logRatios = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 2, maxLength: 12 });

const pairedVerdict = (values: readonly number[], chosen: TestSettings) =>
  pairedTest.pairedVerdict(estimateMean(values), chosen);
const logRatioInterval = (values: readonly number[], chosen: TestSettings) =>
  pairedTest.logRatioInterval(estimateMean(values), chosen);

/** Blocks with exactly the mean `center` and the standard deviation `spread`. */
function blocks(center: number, spread: number): number[] {
  const step = spread * Math.sqrt(7 / 8);
  return times(8, (index) => center + (index % 2 === 0 ? step : -step));
}

describe('paired verdict', () => {
  it.each([
    { center: Math.log(1.1), spread: 0.01, verdict: 'faster' },
    { center: -Math.log(1.1), spread: 0.01, verdict: 'slower' },
    { center: 0, spread: 0.01, verdict: 'equivalent' },
    { center: 0, spread: 0.1, verdict: 'inconclusive' },
    { center: Math.log(1.02), spread: 0.001, verdict: 'inconclusive' },
    { center: Math.log(1.01), spread: 0.001, verdict: 'equivalent' },
  ])('is $verdict for a mean of $center with a spread of $spread', ({ center, spread, verdict }) => {
    expect(pairedVerdict(blocks(center, spread), settings)).toBe(verdict);
  });

  it('uses the 90 % interval for equivalence', () => {
    const margin = Math.log1p(settings.threshold);
    const spreadOf = (criticalT: number) => (margin / criticalT) * Math.sqrt(8);
    expect(pairedVerdict(blocks(0, spreadOf(1.895) * 0.999), settings)).toBe('equivalent');
    expect(pairedVerdict(blocks(0, spreadOf(1.895) * 1.001), settings)).toBe('inconclusive');
  });

  it('is inverted when the two are swapped', () => {
    const opposite = {
      faster: 'slower',
      slower: 'faster',
      equivalent: 'equivalent',
      inconclusive: 'inconclusive',
    };
    fc.assert(
      fc.property(logRatios, (values) => {
        const swapped = pairedVerdict(
          values.map((value) => -value),
          settings,
        );
        expect(swapped).toBe(opposite[pairedVerdict(values, settings)]);
      }),
    );
  });

  it('is never equivalent if the floor exceeds the threshold', () => {
    fc.assert(
      fc.property(logRatios, (values) => {
        expect(pairedVerdict(values, { ...settings, floor: 0.021 })).not.toBe('equivalent');
      }),
    );
  });
});

describe('interval of a log-ratio', () => {
  it('is wider at both ends by the floor', () => {
    const plain = logRatioInterval(blocks(0.1, 0.02), settings);
    const widened = logRatioInterval(blocks(0.1, 0.02), { ...settings, floor: 0.03 });
    expect((widened.high ?? 0) - (plain.high ?? 0)).toBeCloseTo(Math.log(1.03), 12);
    expect((plain.low ?? 0) - (widened.low ?? 0)).toBeCloseTo(Math.log(1.03), 12);
  });

  it('is wider the more comparisons must hold at once', () => {
    // t at 1 - 0.05 / 6 and 7 degrees of freedom is 3.128 (Bonferroni for 3), against 2.365 for one.
    const width = ({ low = 0, high = 0 }) => high - low;
    const one = width(logRatioInterval(blocks(0, 0.02), settings));
    const three = width(logRatioInterval(blocks(0, 0.02), { ...settings, comparisons: 3 }));
    expect(three / one).toBeCloseTo(3.128 / 2.365, 3);
  });
});

describe('error rates of the paired verdict, simulated', () => {
  const runs = 4000;
  const nominal = 0.05 + tolerance(0.05, runs);

  it.each([3, 8, 20])(
    'finds a difference between equal competitors in at most 5 of 100 runs of %i blocks',
    (count) => {
      const normal = normals(2);
      const rate = rateOf(runs, () => pairedVerdict(times(count, normal), strict) !== 'inconclusive');
      expect(rate).toBeLessThan(nominal);
    },
  );

  it('calls competitors that differ by the threshold equivalent in at most 5 of 100 runs', () => {
    const normal = normals(3);
    const next = () => Math.log1p(settings.threshold) + normal() * 0.01;
    expect(rateOf(runs, () => pairedVerdict(times(8, next), settings) === 'equivalent')).toBeLessThan(
      nominal,
    );
  });

  it.each([
    { what: 'a baseline as noisy as they are', baselineNoise: 1, noises: [1, 1, 1, 1] },
    { what: 'a quiet baseline', baselineNoise: 0.05, noises: [1, 1, 1, 1] },
    { what: 'a noisy baseline', baselineNoise: 5, noises: [1, 1, 1, 1] },
    { what: 'spreads that differ ten times over', baselineNoise: 1, noises: [0.3, 1, 2, 3] },
  ])(
    'finds a difference between any of four equal competitors and $what in at most 5 of 100 runs',
    ({ baselineNoise, noises }) => {
      const normal = normals(4);
      const family: TestSettings = { ...strict, comparisons: noises.length };
      const rate = rateOf(runs, () => {
        const baseline = times(8, () => normal() * baselineNoise);
        return noises.some((noise) => {
          const values = baseline.map((base) => normal() * noise - base);
          return pairedVerdict(values, family) !== 'inconclusive';
        });
      });
      expect(rate).toBeLessThan(nominal);
    },
  );

  it('finds a difference more often the more blocks there are', () => {
    const power = (count: number) => {
      const normal = normals(5);
      const next = () => Math.log(1.1) + normal() * 0.08;
      return rateOf(1000, () => pairedVerdict(times(count, next), settings) === 'faster');
    };
    const powers = [3, 8, 20].map(power);
    expect(powers).toEqual(powers.toSorted((a, b) => a - b));
    expect(powers[2]).toBeGreaterThan(0.9);
    expect(powers[0]).toBeLessThan(0.5);
  });
});
