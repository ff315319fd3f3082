import type { MatrixCell } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { chooseFinalists } from '../../../src/user-function/measurement/choose-finalists.ts';
import { hashCell, type Outcome } from '../../fixtures/advice.ts';

const names = ['threads', 'threads/pipelined', 'processes', 'processes/advanced'];
const cells: readonly MatrixCell[] = [
  matrixCell('inline', 1),
  ...names.flatMap((name) => [1, 2, 4].map((workers) => matrixCell(name, workers))),
];

describe('chooseFinalists', () => {
  it('keeps the best strategy with every number of workers, and its close rivals with the most', () => {
    const { kept, screenedOut } = choose([
      { strategy: 'threads', ratio: 3.1 },
      { strategy: 'threads/pipelined', ratio: 3.5 },
      { strategy: 'processes', ratio: 2.9 },
      { strategy: 'processes/advanced', ratio: 1.2 },
    ]);
    expect(kept).toEqual([
      'inline@1',
      'threads@4',
      'threads/pipelined@1',
      'threads/pipelined@2',
      'threads/pipelined@4',
      'processes@4',
    ]);
    expect(screenedOut).toEqual(['processes/advanced']);
  });

  it('keeps at most three strategies', () => {
    const { screenedOut } = choose(names.map((strategy, index) => ({ strategy, ratio: 2 - index / 100 })));
    expect(screenedOut).toEqual(['processes/advanced']);
  });

  it('keeps failed and skipped cells, so that the result has their reasons', () => {
    const { kept, screenedOut } = choose([
      { strategy: 'threads', ratio: 3 },
      { strategy: 'threads/pipelined', ratio: 1 },
      { strategy: 'processes', status: 'skipped' },
      { strategy: 'processes/advanced', status: 'failed' },
    ]);
    expect(kept).toEqual([
      'inline@1',
      'threads@1',
      'threads@2',
      'threads@4',
      'processes@4',
      'processes/advanced@4',
    ]);
    expect(screenedOut).toEqual(['threads/pipelined']);
  });

  it.for([
    ['there was no screening', undefined],
    ['it had no time for a block', names.map((strategy) => ({ strategy, status: 'skipped' as const }))],
  ] as const)('keeps the strategies that are not variants if %s', ([_when, outcomes]) => {
    const { kept } = choose(outcomes);
    expect(kept).toEqual(['inline@1', 'threads@1', 'threads@2', 'threads@4', 'processes@4']);
  });

  it('keeps all strategies if the user has chosen them', () => {
    expect(chooseFinalists(cells, { baseline: 'inline', mayScreenOut: false, screened: undefined })).toEqual({
      cells,
      screenedOut: [],
    });
  });
});

function choose(outcomes: readonly Outcome[] | undefined) {
  const screened = outcomes && [
    hashCell({ strategy: 'inline' }),
    ...outcomes.map((outcome) => hashCell({ workers: 4, ...outcome })),
  ];
  const { cells: kept, screenedOut } = chooseFinalists(cells, {
    baseline: 'inline',
    mayScreenOut: true,
    screened,
  });
  return {
    kept: kept.map(({ strategy, workers }) => `${strategy.name}@${workers}`),
    screenedOut: screenedOut.map(({ strategy }) => strategy.name),
  };
}

function matrixCell(name: string, workers: number): MatrixCell {
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
