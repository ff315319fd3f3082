import { describe, expect, it } from 'vitest';
import { estimateBlockNoise } from '../../src/verdict/block-noise.ts';
import { competitor } from '../support/competitor.ts';
import { normals } from '../support/normal.ts';
import { runModels, simulateRuns } from '../support/run-models.ts';

const names = ['inline', 'threads', 'processes', 'cluster'];
const rates = { rising: [100, 110, 120, 130], level: [100, 100, 100, 100] };

describe('noise of blocks', () => {
  it('has the autocorrelation of cells that vary against the others of their block', () => {
    const [inline, threads, processes] = names.map((name) =>
      competitor(name, name === 'inline' ? rates.level : rates.rising),
    );
    if (!inline || !threads || !processes) throw new Error('Three competitors were made.');
    expect(estimateBlockNoise([[inline, threads]]).autocorrelation).toBeGreaterThan(0.6);
    expect(estimateBlockNoise([[threads, processes]]).autocorrelation).toBe(0);
    const failed = { ...inline, status: 'failed' as const };
    expect(estimateBlockNoise([[failed, threads, processes]]).autocorrelation).toBe(0);
  });

  it('has the variance of cells without what shifts all cells of a block', () => {
    const varianceOf = (shifts: readonly number[]) =>
      estimateBlockNoise([
        names.map((name, cell) =>
          competitor(
            name,
            shifts.map((shift, block) => shift * (block === cell ? 50 : 100)),
          ),
        ),
      ]).variances.get('inline')?.value;
    expect(varianceOf([1, 1, 1, 1])).toBeGreaterThan(0.1);
    expect(varianceOf([1, 9, 3, 0.1])).toBeCloseTo(varianceOf([1, 1, 1, 1]) ?? 0, 9);
  });

  it('has the variance of every measured cell, but not if there are only two', () => {
    const cells = names.map((name) => competitor(name, [100, 110, 95, 105]));
    expect([...estimateBlockNoise([cells]).variances.keys()]).toEqual(names);
    expect(estimateBlockNoise([cells.slice(0, 2)]).variances.size).toBe(0);
  });

  it('is the same without cells that have a single block with others', () => {
    const cells = [
      competitor('inline', [100, 110, 95, 105]),
      competitor('threads', [190, 200, 185, 220]),
      competitor('cluster', [150, 160, 130, 155]),
      // Without the last cell, which has one block with others, this one has one, too.
      competitor('processes', [undefined, undefined, undefined, 140, 150]),
      competitor('bare', [undefined, undefined, undefined, undefined, 80, 90]),
    ];
    expect(estimateBlockNoise([cells])).toEqual(estimateBlockNoise([cells.slice(0, 3)]));
  });

  it('is 0 if nothing was measured', () => {
    for (const workloads of [[], [[competitor('inline', [])]]]) {
      const { autocorrelation, variances } = estimateBlockNoise(workloads);
      expect([autocorrelation, variances.size]).toEqual([0, 0]);
    }
  });

  it.each([
    { what: 'equal spreads', least: 0.94 },
    { what: 'spreads that differ ten times over', least: 0.93 },
    { what: 'one baseline four times as noisy', least: 0.93 },
    { what: 'one workload four times as noisy', least: 0.93 },
    { what: 'three baselines four times as noisy', least: 0.92 },
    { what: 'skewed baselines', least: 0.92 },
    { what: 'a host three times as noisy as its processes', least: 0.94 },
    { what: 'a host that slows one workload', least: 0.93 },
    { what: 'cells with spreads of their own', least: 0.92 },
    { what: 'neighbours that host speeds show', least: 0.93 },
    { what: 'neighbours that host speeds do not show', least: 0.93 },
    { what: 'an autocorrelation of 0.3', least: 0.88 },
    { what: 'an autocorrelation of 0.5', least: 0.85 },
  ])('gives intervals that hold for the worst workload of a run with $what', ({ what, least }) => {
    const draw = runModels[what];
    if (draw === undefined) throw new Error(`There is no model \`${what}\`.`);
    const { worstCoverage } = simulateRuns(draw, { blocks: 5, runs: 300, normal: normals(4) });
    expect(worstCoverage).toBeGreaterThan(least);
  });
});
