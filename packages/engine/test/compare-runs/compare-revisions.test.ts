import { compareRevisions } from '@parbench/engine/compare-runs';
import { buildResult, type CellRecord } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { cellRecord, runRecord } from '../support/run-record.ts';

const revisions = { before: 'main', after: 'now' };
const rates = [100, 101, 99, 102, 98, 100];

function cellOf(revision: string, factor: number, more: Partial<CellRecord> = {}): CellRecord {
  const id = `spin/threads@2#${revision}`;
  const wave = revision === 'now' ? 0.004 : 0;
  return cellRecord(
    'threads',
    rates.map((rate, block) => rate * factor * (1 + (block % 2 ? wave : -wave))),
    {
      id,
      revision,
      ...more,
    },
  );
}

function compare(cells: readonly CellRecord[]) {
  return compareRevisions(buildResult(runRecord(cells)), revisions);
}

describe('compareRevisions', () => {
  it('pairs the blocks of the two revisions of a cell', () => {
    const { changes, left } = compare([cellOf('main', 1), cellOf('now', 0.9)]);
    expect(changes).toMatchObject([
      { cell: 'spin/threads@2', verdict: 'slower', blocks: { before: 6, after: 6 } },
    ]);
    expect(changes[0]?.ratio).toBeCloseTo(0.9, 4);
    expect(left).toEqual([]);
  });

  it('widens intervals with the number of cells, since all of them are to hold at once', () => {
    const other = ['main', 'now'].map((revision) =>
      cellOf(revision, 1, { id: `echo/threads@2#${revision}` }),
    );
    const [alone] = compare([cellOf('main', 1), cellOf('now', 0.9)]).changes;
    const [amongTwo] = compare([cellOf('main', 1), cellOf('now', 0.9), ...other]).changes;
    expect(amongTwo?.high).toBeGreaterThan(alone?.high ?? 0);
  });

  it('leaves out, with the reason, what was not measured in both', () => {
    const failed = cellOf('now', 1, { status: 'failed', reason: 'wrong answer' });
    expect(compare([cellOf('main', 1), failed])).toMatchObject({
      changes: [],
      left: [{ cell: 'spin/threads@2', reason: 'failed in now: wrong answer' }],
    });
    expect(compare([cellOf('now', 1)]).left).toEqual([{ cell: 'spin/threads@2', reason: 'only in now' }]);
    expect(compare([cellOf('main', 1)]).left).toEqual([{ cell: 'spin/threads@2', reason: 'only in main' }]);
  });
});
