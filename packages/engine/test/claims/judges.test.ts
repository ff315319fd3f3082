import {
  judgeHazards,
  judgeIsolation,
  judgeMemory,
  judgeResources,
  type OpenedCell,
} from '@parbench/engine/claims';
import { describe, expect, it } from 'vitest';
import { openedCells } from '../support/opened-cells.ts';

describe('the claim about memory', () => {
  it.each([
    { process: 84e6, thread: 2e6, verdict: 'holds' },
    { process: 14e6, thread: 10e6, verdict: 'does-not-hold' },
    { process: 20e6, thread: 10e6, verdict: 'undecided' },
  ])(
    'is judged $verdict for $process against $thread bytes of a further worker',
    ({ process, thread, verdict }) => {
      const judged = judgeMemory(
        openedCells((strategy, factor) => {
          const bytes = (strategy === 'threads' ? thread : process) * factor;
          return { pssBytes: bytes, rssBytes: bytes };
        }),
      );
      expect(judged.verdict).toBe(verdict);
      const [pss] = judged.measures;
      if (pss?.kind !== 'ratio') throw new Error('no ratio');
      expect(pss.ratio?.value).toBeCloseTo(process / thread, 1);
    },
  );

  it('is skipped where the host does not report memory, and where a strategy cannot run', () => {
    const opened = openedCells(() => ({}));
    expect(judgeMemory(opened)).toMatchObject({ verdict: 'skipped', reason: expect.stringMatching('/proc') });
    const skipped = opened.map((cell): OpenedCell => ({ ...cell, status: 'skipped', reason: 'no Python' }));
    expect(judgeMemory(skipped)).toEqual({ verdict: 'skipped', reason: 'no Python', measures: [] });
  });

  it('is undecided, with the reason, if a cell has failed', () => {
    const [first, ...others] = openedCells(() => ({}));
    const failed = { ...(first as OpenedCell), status: 'failed' as const, reason: 'it crashed' };
    expect(judgeMemory([failed, ...others])).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringMatching(/ended early: it crashed/),
    });
  });
});

describe('the claim about resources', () => {
  it('counts a resource that threads do not need at all, and one that is the same', () => {
    const { verdict, measures } = judgeResources(
      openedCells((strategy) => ({
        fileDescriptors: strategy === 'processes' ? 21 : 0,
        kernelThreads: 1,
      })),
    );
    expect(measures.map(({ name, stance }) => [name, stance])).toEqual([
      ['fileDescriptors', 'supports'],
      ['kernelThreads', 'contradicts'],
    ]);
    expect(verdict).toBe('does-not-hold');
  });
});

const figures = (
  strategy: string,
  workload: string,
  values: Readonly<Record<string, number>>,
): OpenedCell => ({
  ...{ id: workload, runtime: 'node', workers: 1, workload, strategy, status: 'ok' },
  openings: [{ round: 0, startupMs: 1, readyMs: 1, added: {}, figures: values }],
});

const answers = { object: 1, global: 1, shared: 1, exit: 0, abort: 1, memory: 0 };

describe('the claim about isolation', () => {
  const probes = (thread: object, process: object) => [
    figures('inline', 'isolation', {
      ...prefixed('thread', { ...answers, ...thread }),
      ...prefixed('process', { ...answers, object: 0, global: 0, ...process }),
    }),
  ];

  it('is judged by what was seen', () => {
    expect(judgeIsolation(probes({}, {}))).toMatchObject({ verdict: 'holds' });
    expect(judgeIsolation(probes({ object: 0, global: 0 }, {}))).toMatchObject({ verdict: 'does-not-hold' });
  });

  it('is undecided if the rounds disagree', () => {
    expect(judgeIsolation(probes({ object: 0.5 }, {}))).toMatchObject({ verdict: 'undecided' });
  });
});

function prefixed(unit: string, values: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${unit} ${name}`, value]));
}

describe('the claim about hazards', () => {
  const cells = (lost: number, apart: number) => [
    figures('threads', 'lost-updates', { 'lost plain': lost, 'lost atomic': 0 }),
    figures('processes', 'lost-updates/separate', { 'lost plain': apart, 'lost atomic': 0 }),
    figures('threads', 'deadlock', { deadlocks: 1 }),
  ];

  it('separates updates lost in shared memory from those in separate memory', () => {
    const { verdict, measures } = judgeHazards(cells(250_000, 0));
    expect(verdict).toBe('holds');
    expect(measures.map((measure) => [measure.name, measure.kind === 'count' && measure.value])).toEqual([
      ['lostPlain', 250_000],
      ['lostAtomic', 0],
      ['lostSeparate', 0],
      ['deadlocks', 1],
      ['runsLost', 0],
    ]);
    expect(judgeHazards(cells(250_000, 1)).verdict).toBe('undecided');
  });

  it('is undecided if a run was lost', () => {
    const [first, ...others] = cells(1, 0);
    const lost = { ...(first as OpenedCell), status: 'failed' as const, reason: 'it hung' };
    const { verdict, measures } = judgeHazards([lost, ...others]);
    expect(verdict).toBe('undecided');
    expect(measures.at(-1)).toEqual({ kind: 'count', name: 'runsLost', value: 1, n: 3 });
  });
});
