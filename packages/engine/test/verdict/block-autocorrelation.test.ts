import { judgeWorkload } from '@parbench/engine/internal';
import { describe, expect, it } from 'vitest';
import { blockAutocorrelation } from '../../src/verdict/block-autocorrelation.ts';
import { competitor } from '../support/competitor.ts';
import { autoregressive, normals, times } from '../support/normal.ts';

const names = ['inline', 'threads', 'processes', 'cluster'];
const rates = { rising: [100, 110, 120, 130], level: [100, 100, 100, 100] };

/** A workload whose cells are equally fast, and each of them keeps `memory` of its deviation from block to block. */
function workload(blocks: number, coefficient: number, normal: () => number) {
  const competitors = names.map((name) =>
    competitor(
      name,
      autoregressive(blocks, coefficient, normal).map((deviation) => 100 * Math.exp(0.05 * deviation)),
    ),
  );
  return { competitors, baseline: 'inline', threshold: 0 };
}

/** In how many of a hundred workloads all intervals hold: each judged by its own blocks, or by those of a run of six. */
function coverage(blocks: number, coefficient: number) {
  const normal = normals(4);
  const holds = { own: 0, run: 0 };
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const workloads = times(6, () => workload(blocks, coefficient, normal));
    const autocorrelation = blockAutocorrelation(workloads);
    for (const competition of workloads) {
      holds.own += holdsAll(competition) ? 1 : 0;
      holds.run += holdsAll({ ...competition, autocorrelation }) ? 1 : 0;
    }
  }
  return { own: holds.own / runs / 6, run: holds.run / runs / 6 };
}

function holdsAll(competition: Parameters<typeof judgeWorkload>[0]): boolean {
  return judgeWorkload(competition)
    .comparisons.filter(({ b }) => b === 'inline')
    .every(({ low = 0, high = 0 }) => low < 1 && 1 < high);
}

describe('block autocorrelation', () => {
  it('is seen in the ratios to the baseline, and in those to the first measured cell where it is missing', () => {
    const inline = competitor('inline', rates.level);
    const [threads, processes] = ['threads', 'processes'].map((name) => competitor(name, rates.rising));
    if (!threads || !processes) throw new Error('Two competitors were made.');
    expect(blockAutocorrelation([{ competitors: [inline, threads], baseline: 'inline' }])).toBeGreaterThan(
      0.6,
    );
    expect(blockAutocorrelation([{ competitors: [threads, processes], baseline: 'inline' }])).toBe(0);
    const failed = { ...inline, status: 'failed' as const };
    expect(blockAutocorrelation([{ competitors: [failed, threads, processes], baseline: 'inline' }])).toBe(0);
  });

  it('is none where nothing was measured', () => {
    expect(blockAutocorrelation([])).toBe(0);
    expect(blockAutocorrelation([{ competitors: [competitor('inline', [])], baseline: 'inline' }])).toBe(0);
  });

  it.each([
    { blocks: 5, coefficient: 0.5, least: 0.89 },
    { blocks: 8, coefficient: 0.5, least: 0.94 },
    { blocks: 12, coefficient: 0.5, least: 0.94 },
    { blocks: 6, coefficient: 0, least: 0.94 },
  ])(
    'of a whole run gives intervals that hold in $least of runs of $blocks blocks with an autocorrelation of $coefficient',
    ({ blocks, coefficient, least }) => {
      const { own, run } = coverage(blocks, coefficient);
      expect(run).toBeGreaterThan(least);
      if (coefficient > 0) expect(run).toBeGreaterThan(own + 0.02);
    },
  );
});
