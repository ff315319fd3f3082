import { type Competitor, judgeWorkload } from '@parbench/engine/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitor, trialOf } from '../support/competitor.ts';
import { normals, rateOf, times, tolerance } from '../support/normal.ts';

const threshold = 0.02;
const noise = [0.99, 1.01, 1, 0.995, 1.005, 1.002, 0.998, 1];
const steady = (rate: number) => noise.map((factor) => rate * factor);
const uneven = (rate: number) => noise.toReversed().map((factor) => rate * factor);

describe('judgeWorkload', () => {
  it('compares every cell with the baseline, and the rest with the best', () => {
    const { comparisons, winners, blocks } = judgeWorkload({
      competitors: [
        competitor('inline', steady(100)),
        competitor('threads', uneven(190)),
        competitor('processes', uneven(150)),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(comparisons.map(({ a, b, verdict }) => `${a} ${verdict} ${b}`)).toEqual([
      'threads faster inline',
      'processes faster inline',
      'threads faster processes',
    ]);
    expect(comparisons[0]?.ratio).toBeCloseTo(1.9, 12);
    expect(winners).toEqual(['threads']);
    expect(blocks).toBe(8);
  });

  it('ranks a cell last that has no block with the baseline', () => {
    const { winners, comparisons } = judgeWorkload({
      competitors: [
        competitor('inline', [100, 100, undefined]),
        competitor('cluster', [undefined, undefined, 900]),
        competitor('processes', [150, 151, undefined]),
        competitor('threads', [190, 191, undefined]),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(winners[0]).toBe('threads');
    expect(comparisons.every(({ ratio }) => ratio > 0)).toBe(true);
  });

  it('keeps the cells in the winner set that the best is not shown to beat, best first', () => {
    const { winners } = judgeWorkload({
      competitors: [
        competitor('inline', steady(100)),
        competitor('threads', uneven(199)),
        competitor('processes', uneven(200)),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(winners).toEqual(['processes', 'threads']);
  });

  it('gives no verdict on a service that the load generator limited', () => {
    const { winners, comparisons } = judgeWorkload({
      competitors: [
        competitor('inline', steady(100)),
        { ...competitor('threads', uneven(190)), flags: ['generator-bound'] },
        competitor('processes', uneven(150)),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(comparisons.map(({ a, b, verdict }) => `${a} ${verdict} ${b}`)).toEqual([
      'threads inconclusive inline',
      'processes faster inline',
      'threads inconclusive processes',
    ]);
    expect(comparisons[0]).not.toHaveProperty('blocksNeeded');
    expect(winners).toEqual(['threads', 'processes']);
  });

  it('lists the comparison that excludes a cell, if it is not the one with the best', () => {
    const unsteady = [200, 900, 150, 800, 210, 700, 180, 950];
    const { winners, comparisons } = judgeWorkload({
      competitors: [
        competitor('inline', steady(350)),
        competitor('threads', uneven(390)),
        competitor('processes', unsteady),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(winners).toEqual(['processes', 'threads']);
    expect(comparisons.find(({ a, b }) => a === 'threads' && b === 'inline')?.verdict).toBe('faster');
  });

  it('uses only the blocks in which both took part', () => {
    const { comparisons } = judgeWorkload({
      competitors: [
        competitor('inline', [100, 50, 100, 25]),
        competitor('threads', [200, undefined, 200, 50]),
        competitor('processes', [undefined, 100, 200, 50]),
      ],
      baseline: 'inline',
      threshold,
    });
    const two = expect.closeTo(2, 6);
    expect(comparisons).toMatchObject([
      { a: 'threads', b: 'inline', ratio: 2, low: two, high: two, blocks: 3 },
      { a: 'processes', b: 'inline', ratio: 2, low: two, high: two, blocks: 3 },
      { a: 'threads', b: 'processes', ratio: 1, blocks: 2, verdict: 'equivalent' },
    ]);
  });

  it('pairs rounds by their number', () => {
    const rounds = (rates: readonly number[]) => ({ trials: [trialOf(0, rates), trialOf(1, rates)] });
    const { comparisons } = judgeWorkload({
      competitors: [
        competitor('inline', [], rounds([100, 1, 100])),
        competitor('threads', [], rounds([300, 3, 300])),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(comparisons[0]?.ratio).toBeCloseTo(3, 12);
  });

  it.each(['failed', 'timeout', 'skipped'] as const)(
    'omits a cell that is %s, with all its trials',
    (status) => {
      const { comparisons, winners } = judgeWorkload({
        competitors: [
          competitor('inline', steady(100)),
          competitor('threads', uneven(500), { status }),
          competitor('processes', uneven(150)),
        ],
        baseline: 'inline',
        threshold,
      });
      expect(comparisons).toHaveLength(1);
      expect(winners).toEqual(['processes']);
    },
  );

  it('compares the others with each other if the baseline failed', () => {
    const { comparisons, winners } = judgeWorkload({
      competitors: [
        competitor('inline', steady(100), { status: 'failed' }),
        competitor('threads', steady(100)),
        competitor('processes', uneven(150)),
      ],
      baseline: 'inline',
      threshold,
    });
    expect(comparisons).toMatchObject([{ a: 'processes', b: 'threads', verdict: 'faster' }]);
    expect(winners).toEqual(['processes']);
  });

  it('estimates how many blocks an inconclusive comparison would need', () => {
    const { comparisons } = judgeWorkload({
      competitors: [competitor('inline', [100, 101, 99]), competitor('threads', [104, 110, 101])],
      baseline: 'inline',
      threshold,
    });
    expect(comparisons[0]?.verdict).toBe('inconclusive');
    expect(comparisons[0]?.blocksNeeded).toBeGreaterThan(3);
  });

  it('widens intervals with every cell that is compared', () => {
    const twice = (rates: readonly number[]) => [...rates, ...rates];
    const pair = [competitor('inline', twice(steady(100))), competitor('threads', twice(uneven(190)))];
    const lowOf = (competitors: readonly Competitor[]) =>
      judgeWorkload({ competitors, baseline: 'inline', threshold }).comparisons.find(
        ({ a }) => a === 'threads',
      )?.low ?? 0;
    const three = [...pair, competitor('processes', twice(uneven(150)))];
    const four = [...three, competitor('cluster', twice(uneven(120)))];
    expect(lowOf(three)).toBeLessThan(lowOf(pair));
    expect(lowOf(four)).toBeLessThan(lowOf(three));
  });

  it('widens intervals by the floor and then calls nothing within it equivalent', () => {
    const workload = {
      competitors: [competitor('inline', steady(100)), competitor('threads', uneven(100))],
      baseline: 'inline',
      threshold,
    };
    expect(judgeWorkload(workload).comparisons[0]?.verdict).toBe('equivalent');
    expect(judgeWorkload({ ...workload, floor: 0.03 }).comparisons[0]?.verdict).toBe('inconclusive');
  });

  it('has winners if anything was measured', () => {
    const rate = fc.option(fc.double({ min: 1, max: 1000, noNaN: true }), { nil: undefined });
    const cells = fc.array(fc.array(rate, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rates) => {
        const competitors = rates.map((blocks, index) => competitor(`strategy-${index}`, blocks));
        const { winners, ranking } = judgeWorkload({ competitors, baseline: 'strategy-0', threshold });
        const measured = competitors.filter(({ trials }) => trials.length > 0).length;
        expect(winners.length > 0).toBe(measured > 0);
        expect(ranking).toHaveLength(measured);
        expect(ranking).toEqual(expect.arrayContaining([...winners]));
      }),
    );
  });

  it('keeps the best among the winners in at least 95 of 100 runs, and excludes cells far behind', () => {
    const normal = normals(8);
    const runs = 2000;
    const block = (rate: number, spread: number) => times(8, () => rate * Math.exp(spread * normal()));
    const kept = rateOf(runs, () => {
      const { winners } = judgeWorkload({
        competitors: [
          competitor('inline', block(100, 0.02)),
          competitor('threads', block(100, 0.1)),
          competitor('processes', block(100.01, 0.05)),
          competitor('cluster', block(60, 0.05)),
        ],
        baseline: 'inline',
        threshold: 0,
      });
      expect(winners).not.toContain('cluster');
      return winners.includes('processes');
    });
    expect(kept).toBeGreaterThan(0.95 - tolerance(0.95, runs));
  });
});
