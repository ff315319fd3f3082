import { describe, expect, it } from 'vitest';
import type { Block } from '../src/plan/plan.ts';
import { createSchedule } from '../src/schedule.ts';

const block = (workload: string, index: number, estimatedMs = 100): Block => ({
  workload,
  index,
  competitors: [],
  startOrder: [],
  warmupOrder: [],
  rounds: [],
  sliceMs: 25,
  estimatedMs,
});

const planOf = (...blocks: Block[]) => ({
  seed: 1,
  blocks,
  solo: [],
  estimate: { blocks: 0, durationMs: 0 },
});

/** A clock that advances only by what blocks are said to take. */
const clockOf = (budgetMs: number) => {
  let elapsedMs = 0;
  return {
    budgetMs,
    startedAt: new Date(0),
    elapsedMs: () => elapsedMs,
    leftMs: () => budgetMs - elapsedMs,
    advance: (ms: number) => {
      elapsedMs += ms;
    },
  };
};

function carryOut(budgetMs: number, tookMs: number, ...blocks: Block[]) {
  const clock = clockOf(budgetMs);
  const schedule = createSchedule(planOf(...blocks), clock);
  const run: string[] = [];
  for (let next = schedule.next(); next; next = schedule.next()) {
    run.push(`${next.workload}${next.index}`);
    clock.advance(tookMs);
    schedule.done(tookMs);
  }
  return { run, ending: schedule.ending() };
}

describe('createSchedule', () => {
  it('runs the whole plan when there is time', () => {
    expect(carryOut(1000, 100, block('a', 0), block('b', 0), block('a', 1))).toEqual({
      run: ['a0', 'b0', 'a1'],
      ending: 'blocks',
    });
  });

  it('leaves out what does not fit, and goes by what blocks have taken', () => {
    expect(carryOut(450, 200, block('a', 0), block('a', 1), block('a', 2))).toEqual({
      run: ['a0', 'a1'],
      ending: 'budget',
    });
  });

  it('still runs the short blocks of another workload when a long one does not fit', () => {
    expect(carryOut(300, 100, block('a', 0, 1000), block('b', 0)).run).toEqual(['b0']);
  });

  it('runs no more blocks of a finished workload and ends by precision once all are', () => {
    const schedule = createSchedule(planOf(block('a', 0), block('a', 1)), clockOf(1000));
    expect(schedule.next()?.index).toBe(0);
    schedule.done(100);
    schedule.finish('a');
    expect(schedule.next()).toBeUndefined();
    expect(schedule.ending()).toBe('precision');
  });

  it('tells how many blocks still fit and what they take', () => {
    const schedule = createSchedule(planOf(block('a', 0), block('b', 0), block('a', 1)), clockOf(250));
    schedule.next();
    schedule.done(100);
    expect(schedule.progress()).toEqual({ blocksDone: 1, blocksPlanned: 3, elapsedMs: 0, etaMs: 200 });
  });
});
