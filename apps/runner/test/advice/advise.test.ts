import { adviceSchema, type Comparison } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import { findings, hashCell, type Outcome, resultOf } from '../fixtures/advice.ts';
import { metric } from '../fixtures/result.ts';

const inline: Outcome = { strategy: 'inline' };

describe('advise', () => {
  it.for<[what: string, outcomes: readonly Outcome[], action: string | undefined, choice?: string]>([
    [
      'a clear winner',
      [inline, { strategy: 'threads', ratio: 1.9, verdict: 'faster', isWinner: true }],
      'parallelise',
      'hash/threads@2',
    ],
    [
      'two winners within the threshold of each other, one with fewer workers',
      [
        inline,
        { strategy: 'threads', workers: 4, ratio: 1.9, verdict: 'faster', isWinner: true },
        { strategy: 'threads', workers: 2, ratio: 1.88, verdict: 'faster', isWinner: true },
      ],
      'parallelise',
      'hash/threads@2',
    ],
    [
      'two winners, the one with fewer workers further behind than the threshold',
      [
        inline,
        { strategy: 'threads', workers: 4, ratio: 1.9, verdict: 'faster', isWinner: true },
        { strategy: 'threads', workers: 2, ratio: 1.7, verdict: 'faster', isWinner: true },
      ],
      'parallelise',
      'hash/threads@4',
    ],
    [
      'a faster one that a winner beats',
      [
        inline,
        { strategy: 'processes', ratio: 1.2, verdict: 'faster' },
        { strategy: 'threads', ratio: 1.9, verdict: 'faster', isWinner: true },
      ],
      'parallelise',
      'hash/threads@2',
    ],
    [
      'inline as the only winner',
      [
        { ...inline, isWinner: true },
        { strategy: 'threads', ratio: 0.2, verdict: 'slower' },
        { strategy: 'processes', ratio: 0.1, verdict: 'slower' },
      ],
      'do-not-parallelise',
      'hash/inline@1',
    ],
    [
      'a tie',
      [
        { ...inline, isWinner: true },
        { strategy: 'threads', ratio: 1.01, verdict: 'equivalent', isWinner: true },
      ],
      'do-not-parallelise',
      'hash/inline@1',
    ],
    [
      'an undecided leader',
      [
        { ...inline, isWinner: true },
        { strategy: 'threads', ratio: 1.2, verdict: 'inconclusive', isWinner: true },
      ],
      'undecided',
      'hash/inline@1',
    ],
    [
      'one that was measured but not compared',
      [
        { ...inline, isWinner: true },
        { strategy: 'threads', ratio: 0.5, verdict: 'slower' },
        { strategy: 'processes' },
      ],
      'undecided',
      'hash/inline@1',
    ],
    [
      'one that gains less than a tenth, without a verdict',
      [
        { ...inline, isWinner: true },
        { strategy: 'threads', ratio: 0.98, verdict: 'inconclusive', isWinner: true },
        { strategy: 'processes', ratio: 0.5, verdict: 'slower' },
      ],
      'do-not-parallelise',
      'hash/inline@1',
    ],
    [
      'failed and skipped cells beside a winner',
      [
        inline,
        { strategy: 'threads', ratio: 1.9, verdict: 'faster', isWinner: true },
        { strategy: 'processes', status: 'skipped' },
        { strategy: 'cluster', status: 'failed' },
      ],
      'parallelise',
      'hash/threads@2',
    ],
    [
      'only inline',
      [
        { ...inline, isWinner: true },
        { strategy: 'threads', status: 'failed' },
      ],
      undefined,
    ],
    [
      'no inline',
      [
        { ...inline, status: 'timeout' },
        { strategy: 'threads', isWinner: true },
      ],
      undefined,
    ],
  ])('decides %s', ([_what, outcomes, action, choice]) => {
    const advice = advise(resultOf(outcomes), findings);
    expect(advice?.action).toBe(action);
    expect(advice?.choice).toBe(choice);
    if (advice) expect(adviceSchema.parse(advice)).toEqual(advice);
  });

  const settled: Comparison = {
    ...{ a: 'hash/threads@2', b: 'hash/inline@1', metric: 'throughputPerSecond', blocks: 4 },
    ...{ ratio: 1.5, low: 1.1, high: 2.05, verdict: 'faster' },
  };

  it('follows what was settled during the run if the end does not show it, and tells both intervals', () => {
    const outcomes: Outcome[] = [
      { ...inline, isWinner: true },
      { strategy: 'threads', ratio: 1.4, verdict: 'inconclusive', isWinner: true },
    ];
    const advice = advise(resultOf(outcomes), { ...findings, claims: [settled] });
    expect(advice?.action).toBe('parallelise');
    expect(advice?.text[0]).toBe(
      'Run it in threads with 2 workers: 1.40x inline (1.36x to 1.44x), settled after 4 blocks at 1.50x (1.10x to 2.05x).',
    );
    expect(advice?.text.join(' ')).not.toContain('indistinguishable');
    expect(adviceSchema.parse(advice)).toEqual(advice);
  });

  it('does not follow it if the end shows the opposite, and does not repeat what the end shows', () => {
    const slower = resultOf([inline, { strategy: 'threads', ratio: 0.9, verdict: 'slower' }]);
    expect(advise(slower, { ...findings, claims: [settled] })?.action).toBe('do-not-parallelise');
    const faster = resultOf([inline, { strategy: 'threads', ratio: 1.9, verdict: 'faster', isWinner: true }]);
    expect(advise(faster, { ...findings, claims: [settled] })?.best.settled).toBeUndefined();
  });

  it('lists the gain of the best strategy with each number of workers', () => {
    const advice = advise(
      resultOf([
        inline,
        { strategy: 'threads', workers: 4, ratio: 3, verdict: 'faster', isWinner: true },
        { strategy: 'threads', workers: 1, ratio: 0.9, verdict: 'slower' },
        { strategy: 'processes', workers: 4, ratio: 2, verdict: 'faster' },
      ]),
      findings,
    );
    expect(advice?.widths.map(({ workers, gain }) => [workers, gain.value])).toEqual([
      [1, 0.9],
      [4, 3],
    ]);
    expect(advice?.text).toContain('threads by number of workers: 0.90x with 1, 3.00x with 4.');
  });

  it('compares the cost of a call with its dispatch cost', () => {
    const dispatchCost = [
      hashCell({ strategy: 'inline', ratio: 1e3 }),
      hashCell({ strategy: 'threads', ratio: 100 }),
    ];
    const advice = advise(
      resultOf([inline, { strategy: 'threads', ratio: 1.9, verdict: 'faster', isWinner: true }]),
      { ...findings, dispatchCost },
    );
    expect(advice?.task).toMatchObject({ costMs: 1, dispatchCostMs: 0.01, isBreakEvenLeast: false });
    expect(advice?.text.join('\n')).toMatch(
      /A call takes 1\.00 ms; .* to threads and returning the answer costs 10\.0 µs\. This pays off for calls of 18\.6 µs or longer\./,
    );
  });

  it('recognises a waiting function by several calls at once in the driver, and names no break-even', () => {
    const outcomes: Outcome[] = [
      { ...inline, isWinner: true },
      { strategy: 'threads', ratio: 0.9, verdict: 'slower' },
    ];
    const dispatchCost = [
      hashCell({ strategy: 'inline', ratio: 1e3 }),
      hashCell({ strategy: 'threads', ratio: 100 }),
    ];
    const waiting = advise(resultOf(outcomes, 4), { ...findings, dispatchCost, isAsync: true });
    expect(waiting?.task).toMatchObject({ isWaiting: true });
    expect(waiting?.task?.breakEvenMs).toBeUndefined();
    expect(waiting?.text.join(' ')).toContain('A call mostly waits');
    expect(advise(resultOf(outcomes, 4), { ...findings, dispatchCost })?.task?.isWaiting).toBe(false);
  });

  it('says when start-up pays off, how much memory workers use and how long inline delays other work', () => {
    const advice = advise(
      resultOf([
        { ...inline, metrics: { readyMs: metric(10), driverDelayMs: metric(4.2) } },
        {
          strategy: 'threads',
          ratio: 2,
          verdict: 'faster',
          isWinner: true,
          metrics: {
            readyMs: metric(60),
            driverDelayMs: metric(0.1),
            memoryBytes: metric(12e6),
            memoryBytesPerWorker: metric(6e6),
          },
        },
      ]),
      findings,
    );
    expect(advice).toMatchObject({
      startup: { readyMs: 60, paidAfterTasks: 100, paidAfterMs: 100 },
      memory: { bytes: 12e6, bytesPerWorker: 6e6 },
      driverDelay: { baselineMs: 4.2, ms: 0.1 },
    });
    expect(advice?.text.slice(1)).toEqual([
      'A call takes 1.00 ms.',
      'The workers are ready after 60.0 ms, which pays off after 100 calls (100 ms).',
      'They use 12.0 MB of memory; each further worker adds 6.00 MB.',
      'While calls run inline, other work on the event loop waits 4.20 ms on average; with threads, 100 µs.',
    ]);
  });

  it('says that the first call pays for the start-up if it is long', () => {
    const advice = advise(
      resultOf([
        { ...inline, metrics: { readyMs: metric(10), throughputPerSecond: metric(0.5) } },
        {
          ...{ strategy: 'threads', ratio: 2, verdict: 'faster', isWinner: true },
          metrics: { readyMs: metric(60), throughputPerSecond: metric(1) },
        },
      ]),
      findings,
    );
    expect(advice?.text).toContain('The workers are ready after 60.0 ms, which the first call pays for.');
  });

  it('names a blocked driver as a reason when throughput is not one', () => {
    const advice = advise(
      resultOf([
        { ...inline, isWinner: true, metrics: { driverDelayMs: metric(30) } },
        { strategy: 'threads', ratio: 0.9, verdict: 'slower', metrics: { driverDelayMs: metric(0.2) } },
      ]),
      findings,
    );
    expect(advice?.text[0]).toBe(
      'Do not parallelise this: the best alternative, threads with 2 workers, is 0.90x inline (0.87x to 0.93x).',
    );
    expect(advice?.text.at(-1)).toContain('In a server, that can be reason enough to use threads.');
  });

  it('names the budget that would decide, by the blocks needed', () => {
    const undecided = (blocksNeeded?: number) =>
      advise(
        resultOf([
          { ...inline, isWinner: true },
          {
            strategy: 'threads',
            ratio: 1.2,
            verdict: 'inconclusive',
            isWinner: true,
            ...(blocksNeeded !== undefined && { blocksNeeded }),
          },
        ]),
        findings,
      );
    // 9 blocks of 150 s, so 18 blocks take 300 s.
    expect(undecided(18)?.budgetMs).toBe(300_000);
    expect(undecided()?.budgetMs).toBe(600_000);
    expect(undecided(900)?.budgetMs).toBeUndefined();
    expect(undecided(900)?.text[0]).toContain('Only a quieter host could decide.');
    expect(undecided(18)?.text[0]).toMatch(
      /^Not decided after 9 blocks: inline is the safe choice; threads with 2 workers leads with 1\.20x inline \(.*\)\. `--budget 5m` would probably decide\.$/,
    );
  });

  it('names the strategies screened out, and says that arguments were copied', () => {
    const advice = advise(
      resultOf([inline, { strategy: 'threads', ratio: 1.9, verdict: 'faster', isWinner: true }]),
      {
        ...findings,
        copiesArguments: true,
        screenedOut: [hashCell({ strategy: 'processes', ratio: 0.6 })],
      },
    );
    expect(advice?.text.slice(-2)).toEqual([
      'Screened out: processes (0.60x).',
      'The function changes its arguments, so each call got a copy of them, and its time includes the copying.',
    ]);
  });
});
