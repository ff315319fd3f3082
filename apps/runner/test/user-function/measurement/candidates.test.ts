import type { MatrixCell } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { chooseCandidates } from '../../../src/user-function/measurement/candidates.ts';
import { hashCell, type Outcome } from '../../fixtures/advice.ts';
import { matrixCell } from '../../fixtures/user-cells.ts';

const names = ['threads', 'threads/pipelined', 'threads/shared', 'processes', 'processes/advanced'];
const cells: readonly MatrixCell[] = [
  matrixCell('inline', 1),
  ...names.flatMap((name) => [1, 2, 4].map((workers) => matrixCell(name, workers))),
];

describe('chooseCandidates', () => {
  it('ranks strategies by the screening, and drops those that are far behind the best', () => {
    const { strategies, screenedOut } = choose([
      { strategy: 'threads', ratio: 3.1 },
      { strategy: 'threads/pipelined', ratio: 3.5 },
      { strategy: 'processes', ratio: 2.9 },
      { strategy: 'processes/advanced', ratio: 1.2 },
    ]);
    expect(strategies).toEqual(['threads/pipelined', 'threads', 'processes']);
    expect(screenedOut).toEqual(['processes/advanced']);
  });

  it('keeps at most three strategies of a unit, and the best of the other', () => {
    const ratios = {
      threads: 2,
      'threads/pipelined': 1.99,
      'threads/shared': 1.98,
      'threads/mine': 1.97,
      processes: 1.9,
    };
    const more = [...cells, matrixCell('threads/mine', 4)];
    const outcomes = Object.entries(ratios).map(([strategy, ratio]) => ({ strategy, ratio }));
    const { strategies, screenedOut } = choose(outcomes, more);
    expect(strategies).toEqual(['threads', 'threads/pipelined', 'threads/shared', 'processes']);
    expect(screenedOut).toEqual(['threads/mine']);
  });

  it.for<[when: string, outcomes: readonly Outcome[] | undefined]>([
    ['there was no screening', undefined],
    ['it had no time for a block', names.map((strategy) => ({ strategy, status: 'skipped' as const }))],
  ])('chooses the strategies that are not variants if %s', ([_when, outcomes]) => {
    expect(choose(outcomes).strategies).toEqual(['threads', 'processes']);
  });

  it('begins with processes where a global lock stops threads', () => {
    const inPython = ['python/inline', 'python/threads', 'python/processes'].map((name) => ({
      ...matrixCell(name, 2),
      runtime: {
        name: 'python',
        identity: { implementation: 'CPython', version: '3.11.2', path: 'python3', gil: true },
        host: { file: 'python3', args: [] },
        implementation: 'file:///hash.py',
      },
    }));
    const { strategies } = chooseCandidates(inPython, { baseline: 'python/inline', screened: undefined });
    expect(strategies).toEqual(['python/processes', 'python/threads']);
  });
});

function choose(outcomes: readonly Outcome[] | undefined, of = cells) {
  const screened = outcomes && [
    hashCell({ strategy: 'inline' }),
    ...outcomes.map((outcome) => hashCell({ workers: 4, ...outcome })),
  ];
  const { strategies, screenedOut } = chooseCandidates(of, { baseline: 'inline', screened });
  return { strategies, screenedOut: screenedOut.map(({ strategy }) => strategy.name) };
}
