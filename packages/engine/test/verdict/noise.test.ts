import { type Competitor, judgeWorkload, meanInterval, pairedLogRatio } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { competitor, trialOf } from '../support/competitor.ts';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

const blocks = 8;
const rounds = 12;
const runs = 1500;

/** One way for a host to disturb a run: deviations of the log rate by block, round and competitor. */
type NoiseModel = (normal: () => number) => (block: number, round: number, competitor: 0 | 1) => number;

const independent: Record<string, NoiseModel> = {
  'noise in every slice': (normal) => () => 0.05 * normal(),
  'a bias of every process': (normal) => {
    const bias = times(blocks, () => [0.02 * normal(), 0.02 * normal()] as const);
    return (block, _round, side) => (bias[block]?.[side] ?? 0) + 0.05 * normal();
  },
  'a host that slows down all along': (normal) => (block, round) =>
    -0.05 * (block * rounds + round) + 0.05 * normal(),
  'load that comes and goes': (normal) => {
    const load = wandering(blocks * rounds, 0.95, normal);
    return (block, round) => 0.1 * (load[block * rounds + round] ?? 0) + 0.02 * normal();
  },
  'bursts that hit single slices': (normal) => () =>
    (Math.abs(normal()) > 2 ? -0.5 * Math.abs(normal()) : 0) + 0.05 * normal(),
  'skewed biases, most processes lucky and a few slow': (normal) => {
    const bias = times(blocks, () => [-0.02 * normal() ** 2, -0.02 * normal() ** 2] as const);
    return (block, _round, side) => (bias[block]?.[side] ?? 0) + 0.02 * normal();
  },
};

/** What favours one competitor outlasts a block, so that neighbouring blocks are alike. */
const dependent: NoiseModel = (normal) => {
  const bias = [wandering(blocks, 0.5, normal), wandering(blocks, 0.5, normal)] as const;
  return (block, _round, side) => 0.02 * (bias[side][block] ?? 0) + 0.02 * normal();
};

/** A series in which each value is `memory` of the one before and a new part. */
function wandering(length: number, memory: number, normal: () => number): readonly number[] {
  let level = 0;
  return times(length, () => {
    level = memory * level + normal();
    return level;
  });
}

function identicalPair(model: NoiseModel, normal: () => number): readonly [Competitor, Competitor] {
  const deviation = model(normal);
  const rates = (block: number, side: 0 | 1) =>
    times(rounds, (round) => 1000 * Math.exp(deviation(block, round, side)));
  const side = (name: string, index: 0 | 1) =>
    competitor(name, [], { trials: times(blocks, (block) => trialOf(block, rates(block, index))) });
  return [side('inline', 0), side('threads', 1)];
}

/** How often two identical competitors are told apart under `model`. */
function falseVerdictRate(model: NoiseModel): number {
  const normal = normals(9);
  return rateOf(runs, () => {
    const competitors = identicalPair(model, normal);
    const [comparison] = judgeWorkload({ competitors, baseline: 'inline', threshold: 0 }).comparisons;
    return comparison?.verdict !== 'inconclusive';
  });
}

/** The same if slices were counted instead of blocks. */
function falseVerdictRateOfSlices(model: NoiseModel): number {
  const normal = normals(9);
  return rateOf(runs, () => {
    const [a, b] = identicalPair(model, normal).map(({ trials }) => trials.flatMap(({ slices }) => slices));
    const logRatios = a?.map((rate, slice) => pairedLogRatio([rate], [b?.[slice] ?? 0]) ?? 0) ?? [];
    const { low = 0, high = 0 } = meanInterval(logRatios);
    return low > 0 || high < 0;
  });
}

describe('false verdicts over identical competitors, simulated', () => {
  it.each(Object.entries(independent))(
    'are not above the nominal 5 of 100, within the error of the simulation, under %s',
    (_, model) => {
      expect(falseVerdictRate(model)).toBeLessThan(0.05 + tolerance(0.05, runs));
    },
  );

  it('would be 3 times as many under a bias of every process if slices were counted', () => {
    const model = independent['a bias of every process'] as NoiseModel;
    expect(falseVerdictRateOfSlices(model)).toBeGreaterThan(3 * 0.05);
  });

  it('are at most 13 of 100 where half of what favours one outlasts a block, against 22 by intervals for independent blocks', () => {
    expect(falseVerdictRate(dependent)).toBeLessThan(0.13);
  });
});
