import type { Breakdown } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { describeBreakdowns, describeShares } from '../../src/wording/breakdown.ts';

const inline = breakdownOf({ dispatch: 1, run: 98, return: 1 });
const processes = breakdownOf({ queue: 0.3, serialise: 9.7, transport: 50, run: 20, return: 20 });

it('lists the parts of a round trip, the largest first', () => {
  expect(describeShares(processes)).toBe('transport 50 %, run 20 %, return 20 %, serialise 10 %, queue <1 %');
});

describe('the breakdowns of a workload', () => {
  it('name the largest part with each strategy in words', () => {
    expect(wordsOf({ inline, threads: inline, processes })).toEqual([
      'The largest part of a round trip is the task itself with inline (98 %) and threads (98 %) and the way to the worker with processes (50 %).',
    ]);
  });

  it('say with which strategies the task itself takes longer than in the baseline', () => {
    const slow = breakdownOf({ dispatch: 4, run: 196, return: 4 });
    expect(wordsOf({ inline, threads: slow })[1]).toBe(
      'The task itself takes longer than with inline: 2.00x with threads. This is typical of workers that compete for CPUs, caches or memory, or that run code not compiled yet.',
    );
  });
});

function wordsOf(breakdowns: Readonly<Record<string, Breakdown>>): readonly string[] {
  return describeBreakdowns(
    Object.entries(breakdowns).map(([label, breakdown]) => ({
      ...{ label, breakdown, isBaseline: label === 'inline' },
    })),
  );
}

function breakdownOf(ms: Partial<Record<Breakdown['parts'][number]['part'], number>>): Breakdown {
  const parts = Object.entries(ms).map(([part, time]) => ({ part, ms: time })) as Breakdown['parts'];
  return { tasks: 100, roundTripMs: parts.reduce((sum, { ms: time }) => sum + time, 0), parts };
}
