import type { MatrixCell } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import {
  planDispatchCost,
  planScreening,
  reservedMs,
} from '../../../src/user-function/measurement/preliminaries.ts';
import type { UserFunctionRun } from '../../../src/user-function/measurement/user-function-run.ts';
import { matrixCell } from '../../fixtures/user-cells.ts';

const names = ['threads', 'threads/pipelined', 'processes', 'processes/advanced', 'user/a', 'user/b'];

describe('screening', () => {
  it('measures every strategy with the most workers, in as many blocks as needed', () => {
    const part = planScreening(runOf({}));
    expect(idsOf(part?.cells)).toEqual(['inline@1', ...names.map((name) => `${name}@2`)]);
    expect(part?.settings).toMatchObject({ maxBlocks: 2, soloTrials: 0, detail: 'coarse', budgetMs: 18_000 });
  });

  it.for<[when: string, changes: Parameters<typeof runOf>[0]]>([
    ['the user has chosen the strategies', { mayScreenOut: false }],
    ['there are only two', { strategies: ['threads', 'processes'] }],
    ['calls are long', { callMs: 11 }],
  ])('is skipped when %s', ([_when, changes]) => {
    expect(planScreening(runOf(changes))).toBeUndefined();
  });
});

describe('measuring the dispatch cost', () => {
  it('runs the baseline and the best cell with the workload that has no work in it', () => {
    const part = planDispatchCost(runOf({}), ['hash/threads@2']);
    expect(idsOf(part?.cells)).toEqual(['inline@1', 'threads@2']);
    expect(part?.cells[0]?.workload).toMatchObject({
      name: 'hash',
      reference: { url: 'file:///hash.mjs', exportName: 'dispatchCost' },
    });
  });

  it('is skipped, and no time is kept for it, when calls are long', () => {
    expect(planDispatchCost(runOf({ callMs: 4 }), ['hash/threads@2'])).toBeUndefined();
    expect(reservedMs(runOf({ callMs: 4 }))).toBe(0);
    expect(reservedMs(runOf({ callMs: 1 }))).toBe(4000);
  });

  it('takes a fixed time, unless the budget is small', () => {
    expect(reservedMs(runOf({ budgetMs: 10_000 }))).toBe(1500);
  });
});

function runOf({ strategies = names, callMs = 1, mayScreenOut = true, budgetMs = 40_000 }): UserFunctionRun {
  const entry = { url: 'file:///hash.mjs' };
  return {
    modules: [
      {
        workload: {
          name: 'hash',
          tags: [],
          package: 'hash.ts',
          definition: { name: 'hash', kind: 'task', runsInNode: true },
          entry,
        },
        userFunction: {
          dispatchCost: { entry: { ...entry, exportName: 'dispatchCost' } },
          callMs,
          isAsync: false,
          changesArguments: false,
          source: { file: 'hash.ts', exportName: 'default', arguments: { from: 'nowhere' } },
        },
      },
    ],
    cells: [
      matrixCell('inline', 1),
      ...strategies.flatMap((name) => [matrixCell(name, 1), matrixCell(name, 2)]),
    ],
    settings: {
      budgetMs,
      seed: 1,
      timeoutMs: 10_000,
      precision: 0.05,
      threshold: 0.02,
      baseline: 'inline',
    },
    mayScreenOut,
  };
}

function idsOf(cells: readonly MatrixCell[] | undefined): readonly string[] | undefined {
  return cells?.map(({ strategy, workers }) => `${strategy.name}@${workers}`);
}
