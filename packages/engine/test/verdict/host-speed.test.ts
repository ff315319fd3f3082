import { type Competitor, judgeWorkload, mean, standardDeviation } from '@parbench/engine/internal';
import { describe, expect, it } from 'vitest';
import { blockLogRatios, logRatesByBlock } from '../../src/verdict/competitor.ts';
import { elasticityOf } from '../../src/verdict/host-speed.ts';
import { competitor, trialOf } from '../support/competitor.ts';
import { normals, times } from '../support/normal.ts';

const blocks = 6;
const names = ['inline', 'threads', 'processes', 'cluster'];

/** Cells whose rates follow the host speed of each slice by a power, with some noise beside. */
function cellsOf(elasticity: number, { noise = 0.02, seed = 3 } = {}): readonly Competitor[] {
  const normal = normals(seed);
  return names.map((name, cell) =>
    competitor(name, [], {
      trials: times(blocks, (block) => {
        const speeds = times(2, () => 0.3 * normal());
        const slices = speeds.map(
          (speed) => 100 * (1 + cell) * Math.exp(elasticity * speed + noise * normal()),
        );
        return trialOf(block, slices, { hostSpeeds: speeds.map((speed) => 500 * Math.exp(speed)) });
      }),
    }),
  );
}

const trialsOf = (cells: readonly Competitor[]) => cells.map(({ trials }) => trials);
const withElasticity = (cells: readonly Competitor[]) =>
  cells.map((cell) => ({ ...cell, hostSpeedElasticity: elasticityOf(trialsOf(cells)) }));

describe('the elasticity of a workload', () => {
  it.each([0.4, 1])('is the power of the host speed by which its rates vary: %d', (elasticity) => {
    expect(Math.abs(elasticityOf(trialsOf(cellsOf(elasticity))) - elasticity)).toBeLessThan(0.05);
  });

  it('does not depend on the unit of host speeds, nor on how fast the cells are', () => {
    const cells = trialsOf(cellsOf(0.7));
    const rescaled = cells.map((trials, cell) =>
      trials.map((trial) => ({
        ...trial,
        slices: trial.slices.map((rate) => rate * 10 ** cell),
        hostSpeeds: trial.hostSpeeds?.map((speed) => speed / 1000) ?? [],
      })),
    );
    expect(elasticityOf(rescaled)).toBeCloseTo(elasticityOf(cells), 9);
  });

  it('is that within blocks: a host that is slower for a whole block changes no ratio', () => {
    const cells = trialsOf(cellsOf(0.7));
    const slowed = cells.map((trials) =>
      trials.map((trial) => ({
        ...trial,
        hostSpeeds: trial.hostSpeeds?.map((speed) => speed * (1 + trial.block)) ?? [],
      })),
    );
    expect(elasticityOf(slowed)).toBeCloseTo(elasticityOf(cells), 9);
  });

  it('is 0 if chance explains it, if rates fall as the host speeds up, and without host speeds', () => {
    const byChance = times(40, (seed) => elasticityOf(trialsOf(cellsOf(0, { noise: 0.2, seed }))));
    // Half of the slopes are negative, and of the others two in three are within a standard error.
    expect(byChance.filter((elasticity) => elasticity > 0).length).toBeLessThan(14);
    expect(elasticityOf(trialsOf(cellsOf(-0.8)))).toBe(0);
    expect(elasticityOf([[trialOf(0, [100, 120])], [trialOf(0, [200, 210])]])).toBe(0);
    expect(elasticityOf([])).toBe(0);
  });

  it('is 0 if all slices were taken at the same speed', () => {
    const evenly = cellsOf(0).map(({ trials }) =>
      trials.map((trial) => ({ ...trial, hostSpeeds: [500, 500] })),
    );
    expect(elasticityOf(evenly)).toBe(0);
  });
});

describe('ratios at equal host speed', () => {
  const raw = cellsOf(0.8);
  const adjusted = withElasticity(raw);
  const [inline, threads] = [0, 1].map((cell) => adjusted[cell] as Competitor) as [Competitor, Competitor];

  it('vary only by what the host speed does not explain', () => {
    const [rawInline, rawThreads] = raw as [Competitor, Competitor];
    expect(standardDeviation(blockLogRatios(rawThreads, rawInline))).toBeGreaterThan(0.15);
    expect(standardDeviation(blockLogRatios(threads, inline))).toBeLessThan(0.04);
    expect(mean(blockLogRatios(threads, inline))).toBeCloseTo(Math.log(2), 1);
  });

  it('change their sign if the cells are swapped', () => {
    for (const [block, logRatio] of blockLogRatios(threads, inline).entries())
      expect(blockLogRatios(inline, threads)[block]).toBeCloseTo(-logRatio, 9);
  });

  it('are those of the slices where one of both has no host speeds', () => {
    const without = {
      ...inline,
      trials: inline.trials.map(({ hostSpeeds: _, ...trial }) => trial),
    };
    const { hostSpeedElasticity: _, ...rawThreads } = threads;
    expect(blockLogRatios(threads, without)).toEqual(blockLogRatios(rawThreads, without));
  });

  it('have narrower intervals', () => {
    const widthOf = (competitors: readonly Competitor[]) => {
      const { comparisons } = judgeWorkload({ competitors, baseline: 'inline', threshold: 0 });
      return mean(comparisons.map(({ low = 0, high = 0 }) => Math.log(high / low)));
    };
    expect(widthOf(adjusted)).toBeLessThan(0.3 * widthOf(raw));
  });

  it('leave the rates of a cell about as they are', () => {
    const ofBlocks = (cell: Competitor) => mean([...logRatesByBlock(cell).values()]);
    expect(ofBlocks(threads)).toBeCloseTo(ofBlocks(raw[1] as Competitor), 1);
    expect(ofBlocks(threads)).toBeCloseTo(Math.log(200), 1);
  });
});
