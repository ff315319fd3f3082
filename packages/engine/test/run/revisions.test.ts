import { identifyCell, type MatrixCell, planMatrix } from '@parbench/engine';
import { baselineOf } from '@parbench/engine/internal';
import { describe, expect, it } from 'vitest';
import { fixtureCell, fixtureSettings, inWorkers } from '../fixtures/matrix.ts';

const now = { ...fixtureCell('double', 'inline'), revision: 'now' };
const main = { ...fixtureCell('double', 'inline'), revision: 'main' };

describe('cells of two revisions', () => {
  it('have different ids', () => {
    expect([now, main].map((cell) => identifyCell(cell).id)).toEqual([
      'double/inline@1#now',
      'double/inline@1#main',
    ]);
  });

  it('are compared only with the other revision of themselves', () => {
    const wide = [now, main].map((cell) => ({ ...cell, workers: 2 }));
    expect([now, main, ...wide].map((cell) => identifyCell(cell).key)).toEqual([
      'double/inline@1',
      'double/inline@1',
      'double/inline@2',
      'double/inline@2',
    ]);
    const { blocks } = planMatrix([now, main, ...wide], { ...fixtureSettings, baseline: 'main' });
    expect(blocks.map(({ competitors }) => competitors.toSorted())).toEqual([
      ['double/inline@1#main', 'double/inline@1#now'],
      ['double/inline@2#main', 'double/inline@2#now'],
    ]);
  });

  it('have no ceiling, which would be of one revision only', () => {
    const cells = [now, main].map((cell) =>
      inWorkers({ ...cell, strategy: { ...cell.strategy, name: 'right' } }),
    );
    const ceilingsOf = (planned: readonly MatrixCell[]) =>
      planMatrix(planned, { ...fixtureSettings, baseline: 'main' }).blocks[0]?.ceilings;
    expect(ceilingsOf(cells)).toEqual([]);
    expect(ceilingsOf([inWorkers(fixtureCell('double', 'right'))])).toEqual([1]);
  });

  it('have a revision for their baseline', () => {
    expect(baselineOf([now, main].map(identifyCell), 'main')?.id).toBe('double/inline@1#main');
  });
});
