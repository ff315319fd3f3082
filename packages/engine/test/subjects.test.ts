import { describe, expect, it } from 'vitest';
import { identifyCell } from '../src/matrix-cell.ts';
import { subjectsOf } from '../src/subjects.ts';
import { fixtureCell, fixtureSettings } from './fixtures/matrix.ts';

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
