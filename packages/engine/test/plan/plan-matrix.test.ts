import { identifyCell, type MatrixCell, planMatrix, type RunSettings } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { planCells } from '../../src/plan/plan-matrix.ts';
import { fixtureCell, fixtureSettings, inWorkers } from '../fixtures/matrix.ts';

const cells = [1, 3].map((workers) => inWorkers(fixtureCell('double', 'right', workers)));

function trialsOf(settings: Partial<RunSettings> = {}, planned: readonly MatrixCell[] = cells) {
  return Object.values(planMatrix(planned, { ...fixtureSettings, ...settings }).trials);
}

describe('the occupancy of a cell', () => {
  const occupancies = (settings = {}) => trialsOf(settings).map(({ spec }) => spec.occupancy);

  it('is twice the workers of the widest cell, also for narrow cells', () => {
    expect(occupancies()).toEqual([6, 6]);
  });

  it('is that of the settings, even if it is less than the number of workers', () => {
    expect(occupancies({ occupancy: 1 })).toEqual([1, 1]);
  });
});

describe('a trial of short tasks', () => {
  const asksFor = (cell: MatrixCell, meanMs: number) => {
    const { key } = identifyCell(cell);
    const { trials } = planMatrix([cell], fixtureSettings, new Map([[key, { meanMs }]]));
    return Object.values(trials)[0]?.spec.compileEarlyNs;
  };

  it('lets the processes of a pool compile early, and no driver that runs the tasks itself', () => {
    const pool = inWorkers(fixtureCell('double', 'right'));
    expect(asksFor(pool, 0.1)).toBeGreaterThan(0);
    expect(asksFor(pool, 1)).toBeUndefined();
    expect(asksFor(fixtureCell('double', 'right'), 0.1)).toBeUndefined();
  });
});

describe('a coarse run', () => {
  const timesOf = (settings = {}) => trialsOf(settings)[0]?.times;

  it('warms up for less time and observes only throughput', () => {
    expect(timesOf({ detail: 'coarse' })?.warmUp.maxMs).toBeLessThan(timesOf()?.warmUp.maxMs ?? 0);
    expect(timesOf()?.observation).toBeDefined();
    expect(timesOf({ detail: 'coarse' })?.observation).toBeUndefined();
  });

  it('times no ceiling', () => {
    const ceilingsOf = (settings = {}) =>
      planMatrix(cells, { ...fixtureSettings, ...settings }).blocks[0]?.ceilings;
    expect(ceilingsOf()).toEqual([1, 3]);
    expect(ceilingsOf({ detail: 'coarse' })).toEqual([]);
  });
});

describe('a plug-in whose tasks run in the driver', () => {
  const driver = {
    ...fixtureCell('double', 'right'),
    strategy: { ...fixtureCell('double', 'right').strategy },
  };

  it('has no ceiling and no solo trials, whatever its name', () => {
    const { blocks, solo } = planMatrix([driver], fixtureSettings);
    expect(blocks[0]?.ceilings).toEqual([]);
    expect(solo).toEqual([]);
    expect(trialsOf({}, [driver])[0]).not.toHaveProperty('ceilingWidth');
  });

  it('has both if it has workers', () => {
    const { blocks, solo } = planMatrix([inWorkers(driver)], fixtureSettings);
    expect(blocks[0]?.ceilings).toEqual([1]);
    expect(solo).toHaveLength(1);
    expect(trialsOf({}, [inWorkers(driver)])[0]).toMatchObject({ ceilingWidth: 1 });
  });
});

it('does not plan a workload that has ended', () => {
  const [cell] = cells.map(identifyCell);
  if (cell === undefined) throw new Error('no cell');
  const ended = { key: cell.key, cells: [cell], end: { status: 'failed', reason: 'broken' } };
  expect(planCells([ended], fixtureSettings)).toMatchObject({ blocks: [], solo: [], trials: {} });
});
