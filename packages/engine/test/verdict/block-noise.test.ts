import { describe, expect, it } from 'vitest';
import { estimateBlockNoise } from '../../src/verdict/block-noise.ts';
import { competitor } from '../support/competitor.ts';
import { normals, times } from '../support/normal.ts';
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

  it('has the correlation of cells that vary together, less its standard error', () => {
    const together = names.map((name, cell) => competitor(name, [100, 140, 90, 120 + cell, 80]));
    expect(estimateBlockNoise([together]).correlation).toBeGreaterThan(0.95);
    const apart = names.map((name, cell) =>
      competitor(
        name,
        times(4, (block) => (block === cell ? 50 : 100)),
      ),
    );
    expect(estimateBlockNoise([apart]).correlation).toBe(0);
  });

  it('has the variance of every measured cell, but not if there are only two', () => {
    const cells = names.map((name) => competitor(name, [100, 110, 95, 105]));
    expect([...estimateBlockNoise([cells]).variances.keys()]).toEqual(names);
    expect(estimateBlockNoise([cells.slice(0, 2)]).variances.size).toBe(0);
  });

  it('is 0 if nothing was measured', () => {
    for (const workloads of [[], [[competitor('inline', [])]]]) {
      const { autocorrelation, correlation, variances } = estimateBlockNoise(workloads);
      expect([autocorrelation, correlation, variances.size]).toEqual([0, 0, 0]);
    }
  });

  it.each([
    { what: 'equal spreads', least: 0.94 },
    { what: 'spreads that differ ten times over', least: 0.93 },
    { what: 'one baseline four times as noisy', least: 0.93 },
    { what: 'one workload four times as noisy', least: 0.93 },
    { what: 'three baselines four times as noisy', least: 0.92 },
    { what: 'skewed baselines', least: 0.91 },
    { what: 'a host three times as noisy as its processes', least: 0.94 },
    { what: 'an autocorrelation of 0.3', least: 0.88 },
    { what: 'an autocorrelation of 0.5', least: 0.84 },
  ])('gives intervals that hold for the worst workload of a run with $what', ({ what, least }) => {
    const draw = runModels[what];
    if (draw === undefined) throw new Error(`There is no model \`${what}\`.`);
    expect(simulateRuns(draw, { blocks: 5, runs: 300, normal: normals(4) }).worstCoverage).toBeGreaterThan(
      least,
    );
  });
});
