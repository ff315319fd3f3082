import { describe, expect, it } from 'vitest';
import type { Block, Solo } from '../../src/plan/plan.ts';
import { createSchedule } from '../../src/run/schedule.ts';

const block = (workload: string, index: number, estimatedMs = 100): Block => ({
  workload,
  index,
  competitors: [],
  startOrder: [],
  rounds: [],

  isObserved: true,
  ceilings: [],
  estimatedMs,
});

const solo = (workload: string, afterBlocks: number, estimatedMs = 100): Solo => ({
  workload,
  measures: 'workers',
  cell: `${workload}/inline`,
  afterBlocks,
  estimatedMs,
});

const planOf = (blocks: readonly Block[], trials: readonly Solo[] = []) => ({
  seed: 1,
  blocks,
  solo: trials,
  estimate: { blocks: 0, soloTrials: 0, durationMs: 0 },
});

/** A clock that advances only by the durations of blocks. */
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
  const schedule = createSchedule(planOf(blocks), clock);
  const run: string[] = [];
  for (let next = schedule.next(); next; next = schedule.next()) {
    run.push(`${next.block?.workload}${next.block?.index}`);
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

  it('omits what does not fit, by the time that blocks have taken', () => {
    expect(carryOut(450, 200, block('a', 0), block('a', 1), block('a', 2))).toEqual({
      run: ['a0', 'a1'],
      ending: 'budget',
    });
  });

  it('still runs the short blocks of another workload when a long one does not fit', () => {
    expect(carryOut(300, 100, block('a', 0, 1000), block('b', 0)).run).toEqual(['b0']);
  });

  it('gives solo trials after their blocks, as far as there is time for them', () => {
    const plan = planOf([block('a', 0), block('b', 0)], [solo('a', 1, 300), solo('a', 1), solo('b', 2)]);
    const clock = clockOf(400);
    const schedule = createSchedule(plan, clock);
    const turns = [];
    for (let next = schedule.next(); next; next = schedule.next()) {
      turns.push(next);
      clock.advance(100);
      if (next.block) schedule.done(100);
    }
    expect(turns).toEqual([
      { block: block('a', 0) },
      { solo: solo('a', 1, 300) },
      { solo: solo('a', 1) },
      { block: block('b', 0) },
    ]);
  });

  describe('after four blocks of each workload', () => {
    /** The widest intervals of `b` shrink as with a spread that stays the same. */
    const spend = (settings = {}) => {
      const indices = [0, 1, 2, 3, 4, 5, 6, 7];
      const plan = planOf(indices.flatMap((index) => [block('a', index), block('b', index)]));
      const clock = clockOf(1200);
      const schedule = createSchedule(plan, clock, settings);
      const run: string[] = [];
      for (let next = schedule.next(); next?.block; next = schedule.next()) {
        const { workload, index } = next.block;
        run.push(`${workload}${index}`);
        clock.advance(100);
        schedule.done(100);
        schedule.measured(workload, (workload === 'a' ? 0.1 : 0.15) / Math.sqrt(index + 1));
      }
      return run.slice(8);
    };

    it('runs those whose intervals gain most by it', () => {
      expect(spend()).toEqual(['b4', 'b5', 'b6', 'a4']);
    });

    it('gives all equally many if it is to', () => {
      expect(spend({ spendsEvenly: true })).toEqual(['a4', 'b4', 'a5', 'b5']);
    });

    it('counts the time that a block takes, and runs what fits', () => {
      const indices = [0, 1, 2, 3, 4, 5];
      const plan = planOf(indices.flatMap((index) => [block('a', index), block('b', index)]));
      const clock = clockOf(4 * 100 + 4 * 400 + 350);
      const schedule = createSchedule(plan, clock);
      const run: string[] = [];
      for (let next = schedule.next(); next?.block; next = schedule.next()) {
        const { workload, index } = next.block;
        run.push(`${workload}${index}`);
        const tookMs = workload === 'a' ? 100 : 400;
        clock.advance(tookMs);
        schedule.done(tookMs);
        schedule.measured(workload, workload === 'a' ? 0.1 : 1);
      }
      // A block of `b` would gain most, and does not fit.
      expect(run.slice(8)).toEqual(['a4', 'a5']);
    });
  });

  it('runs no more blocks of a finished workload and ends by precision once all are', () => {
    const schedule = createSchedule(planOf([block('a', 0), block('a', 1)]), clockOf(1000));
    expect(schedule.next()?.block?.index).toBe(0);
    schedule.done(100);
    schedule.finish('a');
    expect(schedule.next()).toBeUndefined();
    expect(schedule.ending()).toBe('precision');
  });

  it('runs solo trials that are due before any block in a turn of their own, also of a finished workload', () => {
    const schedule = createSchedule(planOf([block('a', 0)], [solo('a', 0)]), clockOf(1000));
    schedule.finish('a');
    expect(schedule.progress()).toMatchObject({ blocksPlanned: 0, etaMs: 100 });
    expect(schedule.next()).toEqual({ solo: solo('a', 0) });
    expect(schedule.next()).toBeUndefined();
    expect(schedule.ending()).toBe('precision');
  });

  it('runs no more blocks of a workload that is given up, which does not count as precise', () => {
    const schedule = createSchedule(planOf([block('a', 0), block('a', 1)]), clockOf(1000));
    schedule.next();
    schedule.giveUp('a');
    expect(schedule.next()).toBeUndefined();
    expect(schedule.ending()).toBe('blocks');
  });

  it('ends by precision if all workloads that were not given up have reached it', () => {
    const schedule = createSchedule(planOf([block('a', 0), block('b', 0)]), clockOf(1000));
    schedule.giveUp('a');
    schedule.finish('b');
    expect(schedule.ending()).toBe('precision');
  });

  it.each([
    { budgetMs: 1000, ending: 'blocks' },
    { budgetMs: 0, ending: 'budget' },
  ])('ends by $ending when nothing is planned and $budgetMs ms are left', ({ budgetMs, ending }) => {
    expect(createSchedule(planOf([]), clockOf(budgetMs)).ending()).toBe(ending);
  });

  it('reports how many blocks still fit and how long they take', () => {
    const clock = clockOf(250);
    const schedule = createSchedule(planOf([block('a', 0), block('b', 0), block('a', 1)]), clock);
    schedule.next();
    clock.advance(50);
    schedule.done(50);
    expect(schedule.progress()).toEqual({ blocksDone: 1, blocksPlanned: 3, elapsedMs: 50, etaMs: 150 });
  });

  it('counts the rest of the current turn and all solo trials as time to come', () => {
    const clock = clockOf(10_000);
    const plan = planOf([block('a', 0), block('b', 0)], [solo('a', 1, 30), solo('b', 2, 40)]);
    const schedule = createSchedule(plan, clock);
    schedule.next();
    clock.advance(60);
    expect(schedule.progress().etaMs).toBe(40 + 30 + 100 + 40);
    clock.advance(80);
    schedule.done(140);
    expect(schedule.progress().etaMs).toBe(30 + 100 + 40);
    schedule.next();
    clock.advance(50);
    expect(schedule.progress().etaMs).toBe(100 + 40);
  });
});
