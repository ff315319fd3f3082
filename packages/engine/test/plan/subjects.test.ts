import { describe, expect, it } from 'vitest';
import { identifyCell } from '../../src/plan/matrix-cell.ts';
import { planMatrix } from '../../src/plan/plan-matrix.ts';
import { subjectsOf } from '../../src/plan/subjects.ts';
import { fixtureCell, fixtureSettings } from '../fixtures/matrix.ts';

const cells = [1, 3].map((workers) => identifyCell(fixtureCell('double', 'right', workers)));
const occupancies = (settings = {}) => {
  const subjectOf = subjectsOf([{ key: 'double', cells }], { ...fixtureSettings, ...settings });
  return cells.map(({ id }) => subjectOf(id).subject.occupancy);
};

describe('the occupancy of a cell', () => {
  it('is twice the workers of the widest cell, for the narrow ones too', () => {
    expect(occupancies()).toEqual([6, 6]);
  });

  it('is what the settings say, be it fewer than there are workers', () => {
    expect(occupancies({ occupancy: 1 })).toEqual([1, 1]);
  });
});

describe('a coarse run', () => {
  const timesOf = (settings = {}) => {
    const subjectOf = subjectsOf([{ key: 'double', cells }], { ...fixtureSettings, ...settings });
    return subjectOf(cells[0]?.id ?? '').times;
  };

  it('warms up for less time, and observes nothing but throughput', () => {
    expect(timesOf({ isCoarse: true }).warmUp.maxMs).toBeLessThan(timesOf().warmUp.maxMs);
    expect(timesOf().observation).toBeDefined();
    expect(timesOf({ isCoarse: true }).observation).toBeUndefined();
  });

  it('times no ceiling', () => {
    const ceilingsOf = (settings = {}) =>
      planMatrix(cells, { ...fixtureSettings, ...settings }).blocks[0]?.ceilings;
    expect(ceilingsOf()).toEqual([1, 3]);
    expect(ceilingsOf({ isCoarse: true })).toEqual([]);
  });
});
