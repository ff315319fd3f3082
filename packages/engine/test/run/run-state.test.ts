import { identifyCell } from '@parbench/engine';
import { resultSchema } from '@parbench/engine/result';
import { expect, it } from 'vitest';
import { startClock } from '../../src/run/run-clock.ts';
import { createRunState } from '../../src/run/run-state.ts';
import { fixtureCell, fixtureSettings } from '../fixtures/matrix.ts';

it('restores how a cell ended from a failure in the journal, without the other fields of its line', () => {
  const cell = identifyCell(fixtureCell('double', 'inline'));
  const end = { status: 'failed', reason: 'gone' } as const;
  const state = createRunState([{ key: 'double', cells: [cell] }], {
    runId: 'run-1',
    settings: fixtureSettings,
    clock: startClock(1000, { startedAt: new Date(), usedMs: 0 }),
    phasesMs: () => ({}),
    finished: [{ type: 'failure', cell: cell.id, ...end }],
    append: async () => {},
    onEvent: () => {},
  });
  const result = state.result('blocks');
  expect(result.cells).toMatchObject([end]);
  expect(result).toEqual(resultSchema.parse(result));
});
