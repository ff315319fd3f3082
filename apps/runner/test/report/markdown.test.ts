import type { Advice } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { result } from '../fixtures/result.ts';

describe('renderMarkdown', () => {
  it('has a table of all columns, the verdict, the unmeasured cells, and the flags', () => {
    expect(`\n${renderMarkdown(result)}`).toMatchInlineSnapshot(`
      "
      ## parbench

      parbench 1.0.0 · Node 26.10.0 · A Processor of Some Make · 2 of 2 CPUs · 8.20 GB · linux x64 · seed 7

      ### spin

      microseconds=1000 iterations=482113 · 1.02 ms a call · 2 workers · 9 blocks

      | strategy      | tasks/s | vs inline | 95 % interval | round trip | start-up | memory/worker | CPU/task | driver delay |
      | :------------ | ------: | --------: | ------------: | ---------: | -------: | ------------: | -------: | -----------: |
      | inline        |   978/s |         1 |               |    1.02 ms |  12.3 ms |        402 kB |  1.02 ms |      1.21 ms |
      | **threads**   | 1.89k/s |     1.94x |     1.89–1.98 |    1.08 ms |  54.2 ms |       5.61 MB |  1.05 ms |      84.1 µs |
      | **processes** | 1.87k/s |     1.91x |     1.85–1.97 |    1.14 ms |   102 ms |       11.2 MB |  1.06 ms |       112 µs |

      threads beats inline: 1.94x (1.89x to 1.98x, 9 blocks); processes is statistically indistinguishable from it.

      - cluster (2 workers) failed: worker-lost: the worker ended with exit code 1
      - threads/shared (2 workers) skipped: it lacks capabilities that the workload requires: \`services\`

      - **not-steady** (spin processes): Its throughput was still changing when warm-up ended: stop other programs on this host, or measure more blocks with \`--blocks\` and \`--budget\`.

      **Bold**: the winner set: no other strategy is shown to beat these.  
      Median half-width of the speed-up intervals: ±2.75 % over 2 comparisons, 9 blocks.  
      Took 42 s; stopped because all intervals are within ±5 %.
      "
    `);
  });

  it('ends with the advice for user functions', () => {
    const advice = {
      workload: 'hash',
      action: 'do-not-parallelise',
      choice: 'inline',
      text: ['Do not parallelise this.', 'A call takes 2 µs.'],
    };
    const text = renderMarkdown({ ...result, advice: [advice as Advice] });
    expect(text).toMatch(/\n\nhash: \*\*Do not parallelise this\.\*\*\n {2}- A call takes 2 µs\.\n$/);
  });

  it('has no table for a workload without measured cells', () => {
    const cells = result.cells.filter(({ status }) => status !== 'ok');
    const workloads = result.workloads.map((workload) => ({ ...workload, winners: [] }));
    const text = renderMarkdown({ ...result, cells, workloads, comparisons: [] });
    expect(text).not.toMatch(/\||Bold/);
    expect(text).toContain('- cluster (2 workers) failed: worker-lost');
  });
});
