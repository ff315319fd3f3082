import { stripVTControlCharacters } from 'node:util';
import type { Result } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/output/terminal.ts';
import { renderResult } from '../../src/report/render-result.ts';
import { cell, metric, result, speedup } from '../fixtures/result.ts';

describe('renderResult', () => {
  it('shows the most important columns at 80', () => {
    expect(`\n${renderResult(result, plain(80))}`).toMatchInlineSnapshot(`
      "
      parbench 1.0.0 · Node 26.10.0 · A Processor of Some Make · 2 of 2 CPUs · 8.20 GB
      · linux x64 · seed 7

      spin  microseconds=1000 iterations=482113 · 1.02 ms a call · 2 workers · 9
      blocks

                                vs       95 %    round            memory/     CPU/
        strategy   tasks/s  inline   interval     trip  start-up   worker     task
        inline       978/s       1             1.02 ms   12.3 ms   402 kB  1.02 ms
      * threads    1.89k/s   1.94x  1.89–1.98  1.08 ms   54.2 ms  5.61 MB  1.05 ms
      * processes  1.87k/s   1.91x  1.85–1.97  1.14 ms    102 ms  11.2 MB  1.06 ms

        threads    │                                                      ├─●─┤
        processes  │                                                    ├──●─┤
                   1x                                                     1.98x

      threads beats inline: 1.94x (1.89x to 1.98x, 9 blocks); processes is
      statistically indistinguishable from it.
        cluster (2 workers) failed: worker-lost: the worker ended with exit code 1
        threads/shared (2 workers) skipped: it lacks capabilities that the workload
        requires: \`services\`

      not-steady (spin processes): Its throughput was still changing when warm-up
      ended: stop other programs on this host, or measure more blocks with \`--blocks\`
      and \`--budget\`.

      * winner set: no other strategy is shown to beat these.
      Median half-width of the speed-up intervals: ±2.75 % over 2 comparisons, 9
      blocks.
      Took 42 s; stopped because all intervals are within ±5 %.
      Not shown at 80 columns: driver delay. Widen the terminal, or use \`--json\`.
      "
    `);
  });

  it('says in the first lines how many tasks were in flight, if that was set', () => {
    const set = { ...result, plan: { ...result.plan, occupancy: 64 } };
    expect(renderResult(set, plain(200))).toContain('linux x64 · 64 tasks in flight · seed 7');
  });

  it('shows the figures of a workload, and calls the drives of a job by their name', () => {
    const [workload] = result.workloads;
    const figures = { 'lost updates': { value: 12_400, n: 9 }, 'makespan/bound': { value: 1.084, n: 9 } };
    const job = {
      ...result,
      workloads: workload ? [{ ...workload, kind: 'job' as const }] : [],
      cells: result.cells.map((each) => (each.strategy.name === 'threads' ? { ...each, figures } : each)),
    };
    const text = renderResult(job, plain(120));
    expect(text).toContain('1.02 ms a drive · 2 workers');
    expect(text).toMatch(/ +lost +makespan\/ .*\n.* drives\/s .* updates +bound .* drive /);
    expect(text).toMatch(/threads .* 12.4k +1.08 /);
    expect(text).not.toContain('trip');
  });

  it('shows latencies and their rate if they were requested', () => {
    const latency = { value: 2.5, low: 2, high: 3, n: 8 };
    const cells = result.cells.map((cell) => ({
      ...cell,
      metrics: { ...cell.metrics, latencyP50Ms: latency },
    }));
    const text = renderResult({ ...result, cells, plan: { ...result.plan, ratePerSecond: 500 } }, plain(200));
    expect(text).toContain('latency at 500/s');
    expect(text).toMatch(/latency .*\n.* p50 /);
    expect(text).not.toContain('p99');
    expect(text).toContain('2.50 ms');
  });

  it('shows all columns at 120', () => {
    expect(`\n${renderResult(result, plain(120))}`).toMatchInlineSnapshot(`
      "
      parbench 1.0.0 · Node 26.10.0 · A Processor of Some Make · 2 of 2 CPUs · 8.20 GB · linux x64 · seed 7

      spin  microseconds=1000 iterations=482113 · 1.02 ms a call · 2 workers · 9 blocks

                                vs       95 %    round            memory/     CPU/   driver
        strategy   tasks/s  inline   interval     trip  start-up   worker     task    delay
        inline       978/s       1             1.02 ms   12.3 ms   402 kB  1.02 ms  1.21 ms
      * threads    1.89k/s   1.94x  1.89–1.98  1.08 ms   54.2 ms  5.61 MB  1.05 ms  84.1 µs
      * processes  1.87k/s   1.91x  1.85–1.97  1.14 ms    102 ms  11.2 MB  1.06 ms   112 µs

        threads    │                                                      ├─●─┤
        processes  │                                                    ├──●─┤
                   1x                                                     1.98x

      threads beats inline: 1.94x (1.89x to 1.98x, 9 blocks); processes is statistically indistinguishable from it.
        cluster (2 workers) failed: worker-lost: the worker ended with exit code 1
        threads/shared (2 workers) skipped: it lacks capabilities that the workload requires: \`services\`

      not-steady (spin processes): Its throughput was still changing when warm-up ended: stop other programs on this host, or
      measure more blocks with \`--blocks\` and \`--budget\`.

      * winner set: no other strategy is shown to beat these.
      Median half-width of the speed-up intervals: ±2.75 % over 2 comparisons, 9 blocks.
      Took 42 s; stopped because all intervals are within ±5 %.
      "
    `);
  });

  it.for([40, 50, 60, 80, 100, 120, 200])('never exceeds %d columns', (width) => {
    for (const terminal of [plain(width), coloured(width)]) {
      const lines = stripVTControlCharacters(renderResult(result, terminal)).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it('prints the same text with and without colour', () => {
    const text = renderResult(result, coloured(100));
    expect(text).toContain('\u001b[32m');
    expect(stripVTControlCharacters(text)).toBe(renderResult(result, plain(100)));
  });

  it('marks the winner set and nothing else', () => {
    const marked = renderResult(result, plain(120)).match(/^\* \S+/gm);
    expect(marked).toEqual(['* threads', '* processes', '* winner']);
  });

  it('distinguishes numbers of workers by a column', () => {
    const cells = [1, 2].map((workers) => cell('threads', {}, { id: `threads@${workers}`, workers }));
    const text = renderResult({ ...result, cells }, plain(120));
    expect(text).toMatch(/strategy +workers/);
    expect(text).toMatch(/threads +2 /);
    expect(text).not.toContain('2 workers');
  });

  it('shows no interval after one block, and none that is too wide', () => {
    const text = renderResult(
      withSpeedups({ value: 1.5, n: 1 }, { value: 1.2, low: 0.002, high: 700, n: 2 }),
      plain(120),
    );
    expect(text).toMatch(/threads .* 1\.50x +– /);
    expect(text).toMatch(/processes .* 1\.20x +too wide /);
  });

  it('rounds an interval like its ratio', () => {
    const text = renderResult(
      withSpeedups(metric(0.0114, 0.05), { value: 0.37, low: 0.263, high: 0.519, n: 5 }),
      plain(120),
    );
    expect(text).toMatch(/threads .* 0\.0114x +0\.0109–0\.0120 /);
    expect(text).toMatch(/processes .* 0\.37x +0\.26–0\.52 /);
  });

  it('says that there are no intervals yet', () => {
    const text = renderResult(withSpeedups({ value: 1.5, n: 1 }, { value: 1.2, n: 1 }), plain(120));
    expect(text).toContain('No speed-up intervals: they need at least 2 blocks.');
  });

  it.for<[stopped: Result['run']['stopped'], reason: string]>([
    ['precision', 'stopped because all intervals are within ±5 %'],
    ['blocks', 'stopped because every workload that did not end early reached 40 blocks'],
    [
      'budget',
      'stopped because the budget of 2 min 30 s was used up (a larger `--budget` narrows the intervals)',
    ],
    ['interrupted', 'stopped because it was interrupted'],
  ])('says why a run stopped: %s', ([stopped, reason]) => {
    const text = renderResult({ ...result, run: { ...result.run, stopped } }, plain(120));
    expect(text).toContain(`Took 42 s; ${reason}.`);
  });

  it('says that a brief run measured each cell once', () => {
    const { run, plan } = result;
    const brief: Result = {
      ...result,
      run: { ...run, stopped: 'blocks' },
      plan: { ...plan, detail: 'brief' },
    };
    expect(renderResult(brief, plain(120)).replaceAll(/\s+/g, ' ')).toContain(
      'stopped because each cell was measured once, for a moment.',
    );
  });

  it('shows no ratios if only the baseline was measured', () => {
    const cells = [cell('inline', { throughputPerSecond: metric(1000) })];
    expect(renderResult({ ...result, cells, comparisons: [] }, plain(120))).not.toMatch(/vs|95 %/);
  });

  it('shows a workload without measured cells', () => {
    const cells = [
      cell('inline', {}, { status: 'timeout', reason: 'deadline: it took longer than 10000 ms' }),
    ];
    const workloads = result.workloads.map((workload) => ({
      ...workload,
      winners: [],
      summary: 'No verdict.',
    }));
    const text = renderResult({ ...result, cells, workloads, comparisons: [] }, plain(120));
    expect(text).toContain(
      'No verdict.\n  inline (1 worker) timed out: deadline: it took longer than 10000 ms',
    );
    expect(text).not.toContain('tasks/s');
  });
});

function withSpeedups(threads: ReturnType<typeof metric>, processes: ReturnType<typeof metric>): Result {
  return {
    ...result,
    cells: [
      cell('inline', { throughputPerSecond: metric(1000) }),
      cell('threads', { throughputPerSecond: metric(1500), speedup: threads }),
      cell('processes', { throughputPerSecond: metric(1200), speedup: processes }),
    ],
    comparisons: [speedup('threads', threads), speedup('processes', processes)],
  };
}

function plain(width: number): Terminal {
  return { width, style: (_style, text) => text };
}

function coloured(width: number): Terminal {
  const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 };
  return { width, style: (style, text) => `\u001b[${codes[style]}m${text}\u001b[39m` };
}
