import { chooseDetail, type MatrixSettings, planMatrix } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { fixtureCell, fixtureSettings, inWorkers } from '../fixtures/matrix.ts';

const pools = [1, 2, 3, 4, 5, 6, 7, 8].map((workers) => inWorkers(fixtureCell('double', 'right', workers)));
const cells = [fixtureCell('double', 'inline'), ...pools];
const wholeMs = planMatrix(cells, { ...fixtureSettings, maxBlocks: 2, soloTrials: 0 }).estimate.durationMs;

describe('chooseDetail', () => {
  it.each<[what: string, settings: Partial<MatrixSettings>, detail: string]>([
    ['precise if the budget is enough for each cell', { budgetMs: wholeMs }, 'precise'],
    ['brief if it is enough for some', { budgetMs: 0.9 * wholeMs }, 'brief'],
    ['precise if it is not enough for any, so that the run says so', { budgetMs: 100 }, 'precise'],
    ['precise if the user wants no more blocks', { budgetMs: 0.9 * wholeMs, maxBlocks: 1 }, 'precise'],
  ])('is %s', (_, settings, detail) => {
    expect(chooseDetail(cells, { ...fixtureSettings, maxBlocks: 40, ...settings })).toBe(detail);
  });
});

describe('a brief plan', () => {
  const { blocks, solo } = planMatrix(cells, { ...fixtureSettings, maxBlocks: 40, detail: 'brief' });

  it('has each cell once, beside the baseline, and no solo trials', () => {
    const [baseline = '', ...others] = [...new Set(blocks.flatMap(({ competitors }) => competitors))];
    expect(blocks.every(({ competitors }) => competitors.includes(baseline))).toBe(true);
    expect(blocks.flatMap(({ competitors }) => competitors.filter((id) => id !== baseline))).toHaveLength(8);
    expect(others).toHaveLength(8);
    expect(solo).toEqual([]);
  });

  it('has a block for a workload with nothing but its baseline', () => {
    const alone = planMatrix(cells.slice(0, 1), { ...fixtureSettings, detail: 'brief' });
    expect(alone.blocks).toHaveLength(1);
  });
});
