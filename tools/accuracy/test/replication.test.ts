import { describe, expect, it } from 'vitest';
import type { MatrixRun } from '../src/replication/matrix-run.ts';
import { renderReplication, renderWidthRatios } from '../src/replication/render-replication.ts';

/** A run whose intervals reach from ratio / (1 + half) to ratio * (1 + half). */
function runOf(ratio: number, half: number, standardError?: number): MatrixRun {
  const interval = { ratio, low: ratio / (1 + half), high: ratio * (1 + half), blocks: 4 };
  const comparison = { workload: 'spin', ...interval, ...(standardError && { standardError }) };
  return {
    startedAt: '2026-11-29T10:00:00.000Z',
    durationMs: 180_000,
    comparisons: [
      { strategy: 'threads', ...comparison },
      { strategy: 'cluster', ...comparison },
    ],
  };
}

describe('replication', () => {
  it('compares the spread between runs with what their standard errors promise', () => {
    const errors = Math.SQRT1_2 * Math.log(1.1);
    const rendered = renderReplication([runOf(1.8, 0.1, errors), runOf(1.98, 0.1, errors)]);
    expect(rendered).toMatch(/threads +│ 2 +│ 6\.7 % +│ 6\.7 % +│ 1\.00/);
    expect(rendered).toContain('Medians of 2 runs: 10.0 %, and 10.0 % for the 90th percentile.');
  });

  it('says what variances need if runs have no standard errors', () => {
    const rendered = renderReplication([runOf(1.8, 0.1), runOf(1.98, 0.1)]);
    expect(rendered).toContain('No variances between runs: they need two runs with standard errors.');
    expect(rendered).not.toContain('NaN');
  });

  it('compares widths with those of another build, which need no standard errors', () => {
    const [now, before] = [0.04, 0.1].map((half) => [runOf(1.8, half, 0.01), runOf(1.8, half)]);
    const widths = (Math.log(1.04) / Math.log(1.1)).toFixed(2);
    expect(renderWidthRatios(now ?? [], before ?? [])).toContain(
      `Widths against the other build's: ${widths}x (${widths}x to ${widths}x, 95 %, by run).`,
    );
  });
});
