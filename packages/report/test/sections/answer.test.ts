import type { Advice, Comparison, Result, WorkloadResult } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../src/sections/answer.ts';
import { judgeWorkloads } from '../../src/sections/judged-cells.ts';
import { allFailed, defaultMatrix } from '../fixtures/results.ts';

const [noop, spin] = ['noop', 'spin'].map(workloadOf) as [WorkloadResult, WorkloadResult];

function workloadOf(name: string): WorkloadResult {
  const workload = defaultMatrix.workloads.find((candidate) => candidate.name === name);
  if (workload === undefined) throw new Error(`The fixture lacks ${name}.`);
  return workload;
}

function cellOf(workload: WorkloadResult, strategy: string): string {
  return `${workload.key}/${strategy}`;
}

function compare(workload: WorkloadResult, strategy: string, changes: Partial<Comparison>): Comparison {
  return {
    a: cellOf(workload, strategy),
    b: cellOf(workload, 'inline@1'),
    metric: 'throughputPerSecond',
    ...{ ratio: 2, low: 1.9, high: 2.1, blocks: 5, verdict: 'faster' },
    ...changes,
  };
}

/** Noop, where inline wins, and spin with these winners and comparisons. */
function resultOf(winners: readonly string[], comparisons: readonly Comparison[]): Result {
  const all = ['threads@2', 'processes@2', 'cluster@2', 'inline@1'].map((name) => cellOf(spin, name));
  return {
    ...defaultMatrix,
    cells: defaultMatrix.cells.map((cell) => ({ ...cell, flags: [] })),
    workloads: [
      { ...noop, winners: [cellOf(noop, 'inline@1')] },
      { ...spin, ranking: all, winners: winners.map((name) => cellOf(spin, name)) },
    ],
    comparisons: [...comparisons],
  };
}

function answerTo(result: Result): string {
  const { markup } = renderAnswer(result, judgeWorkloads(result));
  return markup.replace(/<\/p><p[^>]*>/g, ' ').replace(/<[^>]*>/g, '');
}

describe('the answer', () => {
  it('names the workloads that gain, with the best strategy that is shown to', () => {
    const result = resultOf(
      ['threads@2', 'processes@2'],
      [compare(spin, 'threads@2', { verdict: 'inconclusive' }), compare(spin, 'processes@2', { ratio: 1.5 })],
    );
    expect(answerTo(result)).toBe(
      '1 of 2 workloads runs faster with workers than inline: spin (processes, 1.50x). Do not parallelise noop: inline is fastest.',
    );
  });

  it('does not claim a gain while the baseline is in the winner set', () => {
    const result = resultOf(
      ['threads@2', 'inline@1'],
      [compare(spin, 'threads@2', { verdict: 'inconclusive' })],
    );
    expect(answerTo(result)).toBe(
      'No workload is shown to run faster with workers than inline. Do not parallelise noop: inline is fastest. spin is undecided: the blocks of this run cannot decide.',
    );
  });

  it('calls a difference below the threshold by its name', () => {
    const result = resultOf(
      ['threads@2', 'inline@1'],
      [compare(spin, 'threads@2', { verdict: 'equivalent' })],
    );
    expect(answerTo(result)).toContain('On spin there is no difference that matters.');
  });

  it('is the verdict itself if there is one workload', () => {
    const result = resultOf([], []);
    expect(answerTo({ ...result, workloads: [{ ...noop, summary: 'inline is fastest.' }] })).toBe(
      'noop: inline is fastest.',
    );
  });

  it('counts failures, flags and an interruption', () => {
    const run = { ...allFailed.run, status: 'interrupted' } as const;
    expect(answerTo({ ...allFailed, run })).toMatch(
      /^ ?Nothing was measured of noop, .* and sha256\. The run was interrupted.* 24 cells failed/,
    );
  });

  it('ends with the advice on a user function, and the files that follow it', () => {
    const advice: Advice = {
      ...{ workload: 'f', action: 'parallelise', choice: 'a', widths: [], screenedOut: [] },
      best: { cell: 'a', strategy: 'threads', workers: 2 },
      text: ['Run it in threads.'],
      how: {
        command: 'node a.ts',
        packages: ['piscina'],
        files: [{ name: 'a.ts', code: 'if (a < b)\n\tc();\n' }],
      },
    };
    const result = { ...resultOf([], []), advice: [advice] };
    const { markup } = renderAnswer(result, judgeWorkloads(result));
    expect(markup).toContain('<li><span class="message" dir="auto">Run it in threads.</span></li>');
    expect(markup).toContain('<code>npm install piscina</code>, <code>node a.ts</code>.');
    expect(markup).toContain('<pre tabindex="0"><code>if (a &#60; b)\n    c();</code></pre>');
  });

  it('separates runtimes', () => {
    const result = resultOf(['threads@2'], [compare(spin, 'threads@2', {})]);
    const python = { key: 'python3.11', name: 'python', implementation: 'CPython', version: '3.11.2' };
    const [first, second] = result.workloads;
    if (first === undefined || second === undefined) throw new Error('Both workloads are there.');
    const mixed = {
      ...result,
      runtimes: [...result.runtimes, python],
      workloads: [first, { ...second, runtime: 'python3.11' }],
    };
    expect(answerTo(mixed)).toMatch(
      /In Node\.js .*: No workload .* In CPython 3\.11\.2: 1 of 1 workload runs/,
    );
  });
});
