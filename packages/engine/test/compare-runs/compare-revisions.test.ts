import { compareRevisions } from '@parbench/engine/compare-runs';
import { buildResult, type MeasuredCell } from '@parbench/engine/internal';
import { describe, expect, it } from 'vitest';
import { trialOf } from '../support/competitor.ts';
import { measuredCell, measuredRun, measuredWorkload } from '../support/measured-run.ts';

const revisions = { before: 'main', after: 'now' };
const rates = [100, 101, 99, 102, 98, 100];

function cellOf(revision: string, factor: number, more: Partial<MeasuredCell> = {}): MeasuredCell {
  const id = `spin/threads@2#${revision}`;
  const wave = revision === 'now' ? 0.004 : 0;
  return measuredCell(
    'threads',
    rates.map((rate, block) => rate * factor * (1 + (block % 2 ? wave : -wave))),
    {
      id,
      revision,
      ...more,
    },
  );
}

/** A run of both revisions of a cell, with `comparisons` simultaneous comparisons. */
function runOf(cells: readonly MeasuredCell[], comparisons = 1) {
  const baseline = cells.find(({ revision }) => revision === revisions.before)?.id;
  const plan = { ...measuredRun([]).plan, comparisons };
  return buildResult(
    measuredRun([], { plan, workloads: [measuredWorkload('spin/threads@2', baseline, cells)] }),
  );
}

function compare(cells: readonly MeasuredCell[]) {
  return compareRevisions(runOf(cells), revisions);
}

describe('compareRevisions', () => {
  it('pairs the blocks of the two revisions of a cell', () => {
    const { changes, uncompared } = compare([cellOf('main', 1), cellOf('now', 0.9)]);
    expect(changes).toMatchObject([
      { cell: 'spin/threads@2', verdict: 'slower', blocks: { before: 6, after: 6 } },
    ]);
    expect(changes[0]?.ratio).toBeCloseTo(0.9, 4);
    expect(uncompared).toEqual([]);
  });

  it('gives the verdicts of the run: with the number of its comparisons, all of them hold at once', () => {
    const pair = [cellOf('main', 1), cellOf('now', 0.9)];
    const [alone, amongTwo] = [runOf(pair, 1), runOf(pair, 2)];
    const highest = compareRevisions(amongTwo, revisions).changes[0]?.high;
    expect(highest).toBe(amongTwo.comparisons[0]?.high);
    expect(highest).toBeGreaterThan(alone.comparisons[0]?.high ?? 0);
    expect(amongTwo.plan.comparisons).toBe(2);
  });

  it('omits cells without a block of both revisions', () => {
    const late = cellOf('now', 1, { trials: [trialOf(9, [100])] });
    expect(compare([cellOf('main', 1), late])).toMatchObject({
      changes: [],
      uncompared: [{ cell: 'spin/threads@2', reason: 'no finished block has both revisions' }],
    });
  });

  it.each(['failed', 'timeout', 'skipped'] as const)(
    'decides whether a cell that is %s now is broken',
    (status) => {
      const [ok, ended] = [{}, { status, reason: '' }];
      const isBroken = (before: Partial<MeasuredCell>, after: Partial<MeasuredCell>) =>
        compare([cellOf('main', 1, before), cellOf('now', 1, after)]).uncompared[0]?.isBroken ?? false;
      expect(isBroken(ok, ended)).toBe(status !== 'skipped');
      expect(isBroken(ended, ok)).toBe(false);
      expect(isBroken(ended, ended)).toBe(false);
    },
  );

  it('omits cells that were not measured in both revisions, with the reason', () => {
    const failed = cellOf('now', 1, { status: 'failed', reason: 'wrong output' });
    expect(compare([cellOf('main', 1), failed])).toMatchObject({
      changes: [],
      uncompared: [{ cell: 'spin/threads@2', reason: 'failed in now: wrong output' }],
    });
    expect(compare([cellOf('now', 1)]).uncompared).toEqual([
      { cell: 'spin/threads@2', reason: 'only in now' },
    ]);
    expect(compare([cellOf('main', 1)]).uncompared).toEqual([
      { cell: 'spin/threads@2', reason: 'only in main' },
    ]);
  });
});
