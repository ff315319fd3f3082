import type { Block } from '@parbench/engine';
import { type PlannedWorkload, planRun, sum } from '@parbench/engine/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pacing, paceWorkload } from '../../src/plan/pacing.ts';
import { times } from '../support/normal.ts';

const settings = { seed: 1, maxBlocks: 40, budgetMs: 180_000 };
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** The pacing of a workload with this task cost. */
function pacingOf(taskMs: number): Pacing {
  const known = { cells: [{ workers: 2 }], taskCost: { meanMs: taskMs } };
  return paceWorkload(known, { occupancy: 4 });
}

function workload(others: number, more: Partial<PlannedWorkload> = {}): PlannedWorkload {
  const names = ['inline', ...times(others, (index) => `other-${index}`)];
  return {
    key: 'spin',
    baseline: 'inline',
    pacing: pacingOf(1),
    cells: names.map((id) => ({ id, workers: 2, unit: 'thread' })),
    ...more,
  };
}

/** Returns how often each cell takes each position, smallest and largest. */
function placeRange(orders: readonly (readonly string[])[]): { least: number; most: number } {
  const positions = orders.flatMap((order) => order.map((cell, position) => `${cell} at ${position}`));
  return range(positions, (orders[0]?.length ?? 0) ** 2);
}

/** Returns how often a value occurs, smallest and largest, of `kinds` possible values. */
function range(values: readonly string[], kinds: number): { least: number; most: number } {
  const counts = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  return { least: counts.length < kinds ? 0 : Math.min(...counts), most: Math.max(...counts) };
}

function cellsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ competitors }) => competitors.filter((cell) => cell !== 'inline'));
}

function pairsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ competitors }) =>
    competitors.flatMap((a) =>
      competitors.filter((b) => 'inline' !== a && a < b && b !== 'inline').map((b) => `${a} ${b}`),
    ),
  );
}

describe('plan', () => {
  it('is the same for the same seed, and different for another one', () => {
    const plan = (seed: number) => planRun([workload(3), workload(8)], { ...settings, seed });
    expect(plan(5)).toEqual(plan(5));
    expect(plan(5).blocks).not.toEqual(plan(6).blocks);
  });

  it('observes some blocks, or every one', () => {
    const observed = (more: object) =>
      planRun([workload(3)], { ...settings, maxBlocks: 6, ...more }).blocks.map(
        ({ isObserved, ceilings }) => [isObserved, ceilings],
      );
    const [with2, without] = [
      [true, [2]],
      [false, []],
    ];
    expect(observed({})).toEqual([with2, with2, without, without, with2, without]);
    expect(observed({ observesEveryBlock: true })).toEqual(times(6, () => with2));
  });

  it('begins differently for adjacent seeds', () => {
    const firsts = times(
      60,
      (seed) => planRun([workload(3)], { ...settings, seed, maxBlocks: 1 }).blocks[0]?.startOrder[0],
    );
    for (const cell of workload(3).cells) {
      expect(firsts.filter((first) => first === cell.id).length).toBeGreaterThan(4);
    }
  });

  it('goes round-robin over workloads', () => {
    const workloads = ['a', 'b', 'c'].map((key) => workload(1, { key }));
    const { blocks } = planRun(workloads, { ...settings, maxBlocks: 2 });
    expect(blocks.map(({ workload: key, index }) => `${key}${index}`)).toEqual([
      'a0',
      'b0',
      'c0',
      'a1',
      'b1',
      'c1',
    ]);
  });

  it('has the baseline in every block, first, and every competitor once in the order of starting', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 12 }), (seed, others) => {
        for (const block of planRun([workload(others)], { ...settings, seed, maxBlocks: 6 }).blocks) {
          expect(block.competitors[0]).toBe('inline');
          expect(block.competitors).toHaveLength(1 + Math.min(5, others));
          expect(block.startOrder.toSorted()).toEqual(block.competitors.toSorted());
        }
      }),
    );
  });

  it.each([
    ['once, like the others, beside a single one', 1, {}, 1],
    ['twice beside several others', 2, {}, 2],
    ['once beside several others that run in batches', 2, { pacing: pacingOf(100) }, 1],
  ])('has the baseline in each round %s', (_what, others, more, times) => {
    for (const { competitors, rounds } of planRun([workload(others, more)], settings).blocks)
      for (const round of rounds)
        expect(round.toSorted()).toEqual([...Array(times - 1).fill('inline'), ...competitors].toSorted());
  });

  it('has six competitors in a block without a baseline', () => {
    const { blocks } = planRun([workload(8, { baseline: undefined })], settings);
    expect(blocks.map(({ competitors }) => competitors.length)).toEqual(Array(40).fill(6));
  });
});

describe('orders of starting', () => {
  it.each([1, 2, 3, 4, 5])('give each of a baseline and %i others every position equally often', (others) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const size = others + 1;
        const { blocks } = planRun([workload(others)], { ...settings, seed, maxBlocks: 2 * size });
        const orders = blocks.map((block) => block.startOrder);
        expect(placeRange(orders.slice(0, size))).toEqual({ least: 1, most: 1 });
        expect(placeRange(orders)).toEqual({ least: 2, most: 2 });
      }),
      { numRuns: 20 },
    );
  });

  it('give each of many cells every position about equally often', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 6, max: 12 }), (seed, others) => {
        const { blocks } = planRun([workload(others)], { ...settings, seed });
        const positions = blocks.flatMap(({ startOrder }) =>
          startOrder.map((cell, position) => ({ cell, position })),
        );
        for (const cell of workload(others).cells) {
          const own = positions
            .filter((entry) => entry.cell === cell.id)
            .map(({ position }) => String(position));
          const { least, most } = range(own, 6);
          expect(most - least).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('rounds', () => {
  it('balance a baseline and one other within each block', () => {
    const size = 2;
    for (const { rounds } of planRun([workload(1)], { ...settings, maxBlocks: 5 }).blocks) {
      const { least, most } = placeRange(rounds);
      expect(least).toBe(most);
      const pairs = rounds.flatMap((round) =>
        round.slice(1).map((cell, position) => `${cell} after ${round[position]}`),
      );
      const followers = range(pairs, size * (size - 1));
      expect(followers.least).toBe(followers.most);
    }
  });

  it('that are too few for that are balanced over several blocks', () => {
    const { blocks } = planRun([workload(3, { pacing: pacingOf(200) })], { ...settings, maxBlocks: 2 });
    expect(blocks.map(({ rounds }) => rounds.length)).toEqual([2, 2]);
    expect(placeRange(blocks.flatMap(({ rounds }) => rounds))).toEqual({ least: 1, most: 1 });
  });
});

describe('incomplete blocks', () => {
  it('hold every cell equally often, give or take one block, at any time', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 6, max: 14 }),
        fc.integer({ min: 3, max: 20 }),
        (seed, others, count) => {
          const { blocks } = planRun([workload(others)], { ...settings, seed, maxBlocks: count });
          const { least, most } = range(cellsOf(blocks), others);
          expect(most - least).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('let every pair of cells meet about equally often', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 6, max: 14 }), (seed, others) => {
        const { blocks } = planRun([workload(others)], { ...settings, seed });
        const { least, most } = range(pairsOf(blocks), (others * (others - 1)) / 2);
        // Sets drawn at random are 9 to 12 apart on average.
        expect(most - least).toBeLessThanOrEqual(5);
      }),
      { numRuns: 20 },
    );
  });
});

describe('slices', () => {
  it.each([
    { taskCostMs: 0.001, sliceMs: 150 },
    { taskCostMs: 10, sliceMs: 150 },
    { taskCostMs: 20.1, sliceMs: 201 },
    { taskCostMs: 100, sliceMs: 1000 },
  ])('of a task of $taskCostMs ms take $sliceMs ms', ({ taskCostMs, sliceMs }) => {
    expect(pacingOf(taskCostMs).sliceMs).toBe(sliceMs);
  });
});

describe('observed blocks', () => {
  it('are the first two, then every fourth, and alone have ceilings', () => {
    const { blocks } = planRun([workload(3)], { ...settings, maxBlocks: 12 });
    const observed = blocks.filter(({ isObserved }) => isObserved);
    expect(observed.map(({ index }) => index)).toEqual([0, 1, 4, 8]);
    expect(blocks.filter(({ ceilings }) => ceilings.length > 0)).toEqual(observed);
  });

  it.each(['coarse', 'brief'] as const)('are none in a %s run', (detail) => {
    const { blocks } = planRun([workload(3)], {
      ...settings,
      maxBlocks: 2,
      detail,
      observesEveryBlock: true,
    });
    expect(blocks.filter(({ isObserved, ceilings }) => isObserved || ceilings.length > 0)).toEqual([]);
  });
});

describe('ceilings of a block', () => {
  it('are one for each width among its competitors that have workers', () => {
    const cells = [
      { id: 'inline', workers: 1, unit: 'driver' } as const,
      ...[4, 2, 4].map((workers, index) => ({ id: `threads-${index}`, workers, unit: 'thread' as const })),
    ];
    const { blocks } = planRun([workload(1, { cells })], { ...settings, maxBlocks: 1 });
    expect(blocks[0]?.ceilings).toEqual([2, 4]);
  });
});

describe('solo trials', () => {
  it('come after two blocks of each workload if there is no time for them after four', () => {
    const { blocks, solo } = planRun([workload(1)], settings);
    expect(new Set(solo.map(({ afterBlocks }) => afterBlocks))).toEqual(new Set([4]));
    const wholeMs = sum([...blocks.slice(0, 4), ...solo].map(({ estimatedMs }) => estimatedMs));
    const placesAt = (budgetMs: number) =>
      planRun([workload(1)], { ...settings, budgetMs }).solo.map(({ afterBlocks }) => afterBlocks);
    expect(new Set(placesAt(wholeMs))).toEqual(new Set([4]));
    expect(new Set(placesAt(wholeMs - 1))).toEqual(new Set([2]));
  });

  it.each([
    { when: 'four blocks of each workload', more: {}, after: 8 },
    { when: 'two, if there is no time for four', more: { budgetMs: 1000 }, after: 4 },
    { when: 'as many as they are to', more: { soloAfter: 3 }, after: 6 },
  ])('run as often as requested after $when', ({ more, after }) => {
    const workloads = [workload(1, { key: 'a' }), workload(1, { key: 'b' })];
    const { solo } = planRun(workloads, { ...settings, soloTrials: 2, ...more });
    const once = ['a inline', 'a other-0', 'b inline', 'b other-0'].map((cell) => `${after} ${cell}`);
    expect(solo.map(({ workload: key, cell, afterBlocks }) => `${afterBlocks} ${key} ${cell}`)).toEqual([
      ...once,
      ...once,
    ]);
  });

  it('fit into a plan of one block', () => {
    const { solo } = planRun([workload(1)], { ...settings, maxBlocks: 1, soloTrials: 2 });
    expect(solo.map(({ afterBlocks }) => afterBlocks)).toEqual([1, 1, 1, 1]);
  });

  it('do not exist for a cell that runs in the driver', () => {
    const cells = [
      { id: 'inline', workers: 1, unit: 'driver' } as const,
      { id: 'threads', workers: 2, unit: 'thread' } as const,
    ];
    const { solo } = planRun([workload(1, { cells })], settings);
    expect(solo.map(({ cell }) => cell)).toEqual(['threads']);
  });

  it('break down the cost of a task after the first block, once for each cell that runs tasks in Node', () => {
    const cells = [
      { id: 'inline', workers: 1, unit: 'driver', isStampable: true } as const,
      { id: 'threads', workers: 2, unit: 'thread', isStampable: true } as const,
      { id: 'python/threads', workers: 2, unit: 'thread' } as const,
    ];
    const { solo } = planRun([workload(1, { cells })], { ...settings, measuresBreakdown: true });
    expect(solo.map(({ cell, measures, afterBlocks }) => `${afterBlocks} ${cell} ${measures}`)).toEqual([
      '1 inline breakdown',
      '1 threads breakdown',
      '4 threads workers',
      '4 python/threads workers',
    ]);
  });

  it.for([0, 1])('run as often as requested: %i for each cell', (soloTrials) => {
    const { solo } = planRun([workload(1)], { ...settings, soloTrials });
    expect(solo).toHaveLength(2 * soloTrials);
  });
});

describe('estimate', () => {
  it('counts the blocks and solo trials that fit in the budget', () => {
    const { blocks, solo, estimate } = planRun([workload(3)], { ...settings, budgetMs: 20_000 });
    const fitting = [...blocks.slice(0, estimate.blocks), ...solo.slice(0, estimate.soloTrials)];
    expect(estimate.durationMs).toBe(fitting.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0));
    expect(estimate.durationMs).toBeLessThanOrEqual(20_000);
    const nextMs = blocks[estimate.blocks]?.estimatedMs ?? 0;
    expect(estimate.durationMs + nextMs).toBeGreaterThan(20_000);
  });

  it('leaves out solo trials that do not fit after their blocks', () => {
    const { blocks, solo } = planRun([workload(3)], settings);
    const [{ estimatedMs: soloMs } = { estimatedMs: 0 }] = solo;
    const fourMs = blocks.slice(0, 4).reduce((sum, { estimatedMs }) => sum + estimatedMs, 0);
    const budgetMs = fourMs + 1.5 * soloMs;
    const { estimate } = planRun([workload(3)], { ...settings, soloAfter: 4, budgetMs });
    expect(estimate).toEqual({ blocks: 4, soloTrials: 1, durationMs: fourMs + soloMs });
  });

  it('counts all blocks if the budget is ample', () => {
    const { blocks, estimate } = planRun([workload(2)], { ...settings, maxBlocks: 3, budgetMs: 1e9 });
    expect(estimate.blocks).toBe(blocks.length);
  });

  it('grows with the task, the workers and the competitors', () => {
    const blockMs = (planned: PlannedWorkload) => planRun([planned], settings).blocks[0]?.estimatedMs ?? 0;
    const wide = workload(2, { cells: workload(2).cells.map((cell) => ({ ...cell, workers: 64 })) });
    expect(blockMs(workload(2, { pacing: pacingOf(500) }))).toBeGreaterThan(blockMs(workload(2)));
    expect(blockMs(wide)).toBeGreaterThan(blockMs(workload(2)));
    expect(blockMs(workload(3))).toBeGreaterThan(blockMs(workload(2)));
    const pacing = pacingOf(0.1);
    const longer = { ...pacing, poolWarmUpMs: pacing.poolWarmUpMs + 800 };
    expect(blockMs(workload(2, { pacing: longer }))).toBe(blockMs(workload(2, { pacing })) + 3 * 800);
  });
});
