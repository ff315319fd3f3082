import type { MatrixCell } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { planDispatchCost, planScreening } from '../../../src/user-function/measurement/preliminaries.ts';
import type { UserFunctionRun } from '../../../src/user-function/measurement/user-function-run.ts';

const names = ['threads', 'threads/pipelined', 'processes', 'processes/advanced', 'user/a', 'user/b'];

describe('screening', () => {
  it('measures every strategy with the most workers, in as many blocks as needed', () => {
    const part = planScreening(runOf({}));
    expect(idsOf(part?.cells)).toEqual(['inline@1', ...names.map((name) => `${name}@2`)]);
    expect(part?.settings).toMatchObject({ maxBlocks: 2, soloTrials: 0, isCoarse: true, budgetMs: 18_000 });
  });

  it.for<[when: string, changes: Parameters<typeof runOf>[0]]>([
    ['the user has chosen the strategies', { mayScreenOut: false }],
    ['there are only two', { strategies: ['threads', 'processes'] }],
    ['calls are long', { callMs: 26 }],
  ])('is skipped when %s', ([_when, changes]) => {
    expect(planScreening(runOf(changes))).toBeUndefined();
  });
});

describe('measuring the dispatch cost', () => {
  it('runs the same cells with the workload that has no work in it', () => {
    const run = runOf({ strategies: ['threads'] });
    const part = planDispatchCost(run, [{ cells: run.cells, screenedOut: [] }], 1000);
    expect(idsOf(part?.cells)).toEqual(['inline@1', 'threads@2']);
    expect(part?.cells[0]?.workload).toMatchObject({
      name: 'hash',
      reference: { url: 'file:///hash.mjs', exportName: 'dispatchCost' },
    });
  });

  it.for<[when: string, callMs: number, passedMs: number]>([
    ['calls are long', 4, 1000],
    ['the measurement needs the rest of the budget', 1, 17_000],
  ])('is skipped when %s', ([_when, callMs, passedMs]) => {
    const run = runOf({ callMs });
    expect(planDispatchCost(run, [{ cells: run.cells, screenedOut: [] }], passedMs)).toBeUndefined();
  });
});

function runOf({ strategies = names, callMs = 1, mayScreenOut = true }): UserFunctionRun {
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
        },
      },
    ],
    cells: [cellOf('inline', 1), ...strategies.flatMap((name) => [cellOf(name, 1), cellOf(name, 2)])],
    settings: {
      budgetMs: 40_000,
      seed: 1,
      timeoutMs: 10_000,
      precision: 0.05,
      threshold: 0.02,
      baseline: 'inline',
    },
    mayScreenOut,
  };
}

function cellOf(name: string, workers: number): MatrixCell {
  return {
    workload: {
      name: 'hash',
      kind: 'task',
      package: 'hash.ts',
      tags: [],
      reference: { url: 'file:///hash.mjs', params: {} },
    },
    strategy: { name, package: 'kit', version: '1.0.0', options: {}, unit: 'thread' },
    workers,
  };
}

function idsOf(cells: readonly MatrixCell[] | undefined): readonly string[] | undefined {
  return cells?.map(({ strategy, workers }) => `${strategy.name}@${workers}`);
}
