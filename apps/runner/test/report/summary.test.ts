import { readFile } from 'node:fs/promises';
import type { Competitor } from '@parbench/engine/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise, withSummaries } from '../../src/report/summary.ts';
import { competitor, judgedWorkloadOf } from '../fixtures/judged-workload.ts';
import { result } from '../fixtures/result.ts';

const noise = [0.99, 1.01, 1, 0.995, 1.005, 1.002, 0.998, 1];
const jitter = [1.2, 0.8, 1.1, 0.95, 0.85, 1.15, 1.05, 0.9];
const inline = competitor('inline', spread(100, noise), { workers: 1 });

interface Case {
  readonly when: string;
  readonly competitors: readonly Competitor[];
  readonly baseline?: string;
  readonly summary: string;
}

const cases: readonly Case[] = [
  {
    when: 'one beats all',
    competitors: [inline, competitor('threads', spread(193)), competitor('processes', spread(150))],
    summary: 'threads is fastest: 1.93x inline (1.91x to 1.95x, 8 blocks).',
  },
  {
    when: 'two lead and are indistinguishable',
    competitors: [inline, competitor('threads', spread(193)), competitor('processes', spread(190, jitter))],
    summary:
      'threads beats inline: 1.93x (1.91x to 1.95x, 8 blocks); processes is statistically indistinguishable from it.',
  },
  {
    when: 'three lead and are indistinguishable',
    competitors: [
      inline,
      competitor('threads', spread(193)),
      competitor('processes', spread(190, jitter)),
      competitor('cluster', spread(180, jitter.toReversed())),
    ],
    summary:
      'threads beats inline: 1.93x (1.91x to 1.95x, 8 blocks); processes and cluster are statistically indistinguishable from it.',
  },
  {
    when: 'two lead and are equivalent',
    competitors: [inline, competitor('threads', spread(193)), competitor('processes', spread(193.5))],
    summary: 'processes beats inline: 1.93x (1.92x to 1.95x, 8 blocks); threads is within 2 % of it.',
  },
  {
    when: 'the front runner varies too much to be shown to beat the baseline',
    competitors: [
      inline,
      competitor('threads', spread(110)),
      competitor('processes', [60, 300, 70, 280, 50, 310, 65, 290]),
    ],
    summary:
      'threads beats inline: 1.10x (1.09x to 1.11x, 8 blocks); processes is statistically indistinguishable from it.',
  },
  {
    when: 'the load generator was the limit of the one in front',
    competitors: [inline, competitor('threads', spread(193), { flags: ['generator-bound'] })],
    summary:
      'No verdict: the load generator was busy nearly all the time with threads, which may be able to answer more requests than the generator can send.',
  },
  {
    when: 'inline beats all',
    competitors: [inline, competitor('threads', spread(8)), competitor('processes', spread(2))],
    summary:
      'Do not parallelise this: inline is fastest, 12.5 times as fast as threads, the next best (12.4x to 12.6x, 8 blocks).',
  },
  {
    when: 'another baseline beats all',
    baseline: 'threads',
    competitors: [competitor('threads', spread(120)), competitor('processes', spread(100, noise))],
    summary: 'threads is fastest, 1.20 times as fast as processes, the next best (1.19x to 1.21x, 8 blocks).',
  },
  {
    when: 'all are equivalent',
    competitors: [inline, competitor('threads', spread(100)), competitor('processes', spread(100.2))],
    summary: 'No difference that matters: processes and threads are within 2 % of inline (8 blocks).',
  },
  {
    when: 'one is equivalent to the baseline and another is slower',
    competitors: [inline, competitor('threads', spread(100.1)), competitor('processes', spread(50))],
    summary: 'No difference that matters: threads is within 2 % of inline (8 blocks).',
  },
  {
    when: 'one leads the baseline, within the noise',
    competitors: [inline, competitor('threads', spread(108, jitter))],
    summary:
      'Inconclusive after 8 blocks: threads leads at 1.07x inline (0.94x to 1.22x, 8 blocks); about 88 blocks would decide.',
  },
  {
    when: 'the baseline leads, within the noise',
    competitors: [inline, competitor('threads', spread(90, jitter))],
    summary:
      'Inconclusive after 8 blocks: inline leads at 1.12x threads (0.99x to 1.27x, 8 blocks); about 27 blocks would decide.',
  },
  {
    when: 'two blocks differ so much that their interval is useless',
    competitors: [competitor('inline', [100, 100]), competitor('threads', [150, 300])],
    summary:
      'Inconclusive after 2 blocks: threads leads at 2.12x inline (2 blocks, too few for an interval); about 9 blocks would decide.',
  },
  {
    when: 'one block was run',
    competitors: [competitor('inline', [100]), competitor('threads', [193])],
    summary:
      'No verdict after 1 block: threads leads at 1.93x inline (1 block); an interval needs at least 2.',
  },
  {
    when: 'one block was run and ends level',
    competitors: [competitor('inline', [100]), competitor('threads', [100])],
    summary:
      'No verdict after 1 block: inline is level with threads (1 block); an interval needs at least 2.',
  },
  {
    when: 'the baseline failed',
    competitors: [
      competitor('inline', [], { status: 'failed' }),
      competitor('threads', spread(200)),
      competitor('processes', spread(100, noise)),
    ],
    summary:
      'threads is fastest, 2.00 times as fast as processes, the next best (1.98x to 2.02x, 8 blocks). The baseline inline failed.',
  },
  {
    when: 'the baseline timed out and one other is left',
    competitors: [competitor('inline', [], { status: 'timeout' }), competitor('threads', spread(200))],
    summary:
      'Only threads was measured, so there is nothing to compare it with. The baseline inline timed out.',
  },
  {
    when: 'only one was asked for',
    competitors: [inline],
    summary: 'Only inline was measured, so there is nothing to compare it with.',
  },
  {
    when: 'all failed',
    competitors: [competitor('inline', [], { status: 'failed' })],
    summary: 'No verdict: no strategy finished a block.',
  },
  {
    when: 'a strategy has two widths',
    competitors: [
      inline,
      competitor('threads', spread(193)),
      competitor('threads', spread(120), { id: 'threads@1', workers: 1 }),
    ],
    summary: 'threads with 2 workers is fastest: 1.93x inline (1.91x to 1.95x, 8 blocks).',
  },
  {
    when: 'a strategy has two sets of options',
    competitors: [
      inline,
      competitor('threads', spread(120), { id: 'threads(a=1)@2' }),
      competitor('threads', spread(193), { id: 'threads(a=2)@2' }),
    ],
    summary: 'threads(a=2)@2 is fastest: 1.93x inline (1.91x to 1.95x, 8 blocks).',
  },
];

function spread(rate: number, factors: readonly number[] = noise.toReversed()): readonly number[] {
  return factors.map((factor) => rate * factor);
}

describe('summary', () => {
  it.each(cases)('says, when $when: $summary', ({ competitors, baseline = 'inline', summary }) => {
    expect(summarise(judgedWorkloadOf(competitors, baseline))).toBe(summary);
  });

  it('calls revisions by their names', () => {
    const competitors = [
      competitor('threads', [100, 101, 99], { id: 'a', revision: 'main' }),
      competitor('threads', [120, 121, 119], { id: 'b', revision: 'now' }),
    ];
    expect(summarise(judgedWorkloadOf(competitors, 'a'))).toMatch(/^now is fastest: 1\.20x main/);
  });

  it('is a sentence for any measurements', () => {
    const rate = fc.option(fc.double({ min: 1, max: 1000, noNaN: true }), { nil: undefined });
    const cells = fc.array(fc.array(rate, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rates) => {
        const competitors = rates.map((blocks, index) => competitor(`strategy-${index}`, blocks));
        const summary = summarise(judgedWorkloadOf(competitors, 'strategy-0'));
        expect(summary).toMatch(/^[A-Za-z].*\.$/);
        expect(summary).not.toMatch(/undefined|NaN|Infinity|\. \.|\(\)|;;/);
      }),
    );
  });

  it('is the one in the worked example of docs/statistics.md', async () => {
    const text = await readFile(new URL('../../../../docs/statistics.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/\| \d+ \| (\d+) \| (\d+) \| (\d+) \|/g)];
    const column = (index: number) => rows.map((row) => Number(row[index]));
    const competitors = ['inline', 'threads', 'processes'].map((name, index) =>
      competitor(name, column(index + 1)),
    );
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`> ${summarise(judgedWorkloadOf(competitors, 'inline'))}`);
  });
});

describe('withSummaries', () => {
  it('adds a summary to each workload', () => {
    const [workload] = withSummaries(result).workloads;
    expect(workload?.summary).toBe(
      'threads beats inline: 1.94x (1.89x to 1.98x, 9 blocks); processes is statistically indistinguishable from it.',
    );
  });
});
