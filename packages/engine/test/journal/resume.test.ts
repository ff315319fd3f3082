import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/journal/journal-entry.ts';
import { finishedWork, nothingFinished, remainingPlan } from '../../src/journal/resume.ts';
import type { Block, Plan, Solo } from '../../src/plan/plan.ts';
import { describeConfiguration } from '../../src/run/describe-configuration.ts';
import { fixtureCell, fixtureSettings } from '../fixtures/matrix.ts';
import { trialOf } from '../support/competitor.ts';

const configuration = describeConfiguration([fixtureCell('double', 'inline')], fixtureSettings);
const journalOf = (entries: readonly JournalEntry[]) => ({
  header: {
    type: 'header',
    journalVersion: 5,
    runId: 'run-1',
    startedAt: '2026-01-01T00:00:00Z',
    configuration,
  } as const,
  entries,
  isTorn: false,
});

const pilot = {
  type: 'pilot',
  workload: 'spin',
  pilot: { status: 'failed', reason: 'no module' },
} as const;
const trial = (block: number): JournalEntry => ({ type: 'trial', cell: 'a', trial: trialOf(block, [100]) });
const ended = (index: number): JournalEntry => ({
  type: 'block',
  workload: 'spin',
  index,
  elapsedMs: 1000 * (index + 1),
});
const solo: JournalEntry = { type: 'solo', cell: 'a', solo: { workers: 1, memoryBytes: 1 } };
const failure: JournalEntry = { type: 'failure', cell: 'b', status: 'failed', reason: 'gone' };

describe('finishedWork', () => {
  it('omits the trials of a block that was cut short, and keeps everything else', () => {
    const entries = [pilot, trial(0), ended(0), solo, trial(1), ended(1), trial(2), failure];
    const finished = finishedWork(journalOf(entries), configuration);
    expect(finished.entries).toEqual([pilot, trial(0), ended(0), solo, trial(1), ended(1), failure]);
    expect(finished.pilots.get('spin')).toEqual(pilot.pilot);
    expect(finished.elapsedMs).toBe(2000);
  });

  it('is empty for a run that has finished nothing', () => {
    expect(finishedWork(journalOf([]), configuration)).toEqual(nothingFinished);
    expect(finishedWork(journalOf([trial(0)]), configuration)).toEqual(nothingFinished);
  });

  it('refuses a run of another configuration and names the difference', () => {
    const other = { ...configuration, settings: { ...configuration.settings, seed: 9 } };
    expect(() => finishedWork(journalOf([]), other)).toThrow(
      expect.objectContaining({ code: 'journal', message: expect.stringContaining('`seed` was 1 and is 9') }),
    );
  });
});

describe('remainingPlan', () => {
  it('is the whole plan when nothing is finished', () => {
    expect(remainingPlan(plan, nothingFinished, 300)).toMatchObject({ blocks: plan.blocks, solo: plan.solo });
  });

  it('has no finished blocks or solo trials, and the others in their positions', () => {
    const finished = finishedWork(journalOf([ended(0), solo, ended(1)]), configuration);
    const { blocks, solo: left, estimate } = remainingPlan(plan, finished, 200);
    expect(blocks.map(({ index }) => index)).toEqual([2, 3]);
    expect(left.map(({ cell, afterBlocks }) => [cell, afterBlocks])).toEqual([
      ['b', 0],
      ['a', 1],
      ['a', 2],
    ]);
    expect(estimate).toEqual({ blocks: 1, soloTrials: 2, durationMs: 120 });
  });

  it('consists of the solo trials after the last block if the run was interrupted in these', () => {
    const finished = finishedWork(journalOf([0, 1, 2, 3].map(ended)), configuration);
    const { blocks, solo: left } = remainingPlan(plan, finished, 200);
    expect(blocks).toEqual([]);
    expect(left.map(({ afterBlocks }) => afterBlocks)).toEqual([0, 0, 0, 0]);
  });
});

it('the rest of a plan repeats no breakdown, and keeps the other solo trials of its cell', () => {
  const solo = [soloOf('a', 1, 'breakdown'), soloOf('a', 1), soloOf('b', 1, 'breakdown')];
  const breakdown: JournalEntry = {
    type: 'breakdown',
    cell: 'a',
    breakdown: { tasks: 9, roundTripMs: 1, parts: [{ part: 'run', ms: 1 }] },
  };
  const finished = finishedWork(journalOf([ended(0), breakdown]), configuration);
  const { solo: left } = remainingPlan({ ...plan, solo }, finished, 200);
  expect(left.map(({ cell, measures }) => `${cell} ${measures}`)).toEqual(['a workers', 'b breakdown']);
});

const plan: Plan = {
  seed: 1,
  blocks: [0, 1, 2, 3].map(blockOf),
  solo: [soloOf('a', 1), soloOf('b', 1), soloOf('a', 3), soloOf('a', 4)],
  estimate: { blocks: 4, soloTrials: 4, durationMs: 440 },
};

function blockOf(index: number): Block {
  const orders = { competitors: ['a', 'b'], startOrder: [], rounds: [] };
  return { workload: 'spin', index, ...orders, isObserved: true, ceilings: [], estimatedMs: 100 };
}

function soloOf(cell: string, afterBlocks: number, measures: Solo['measures'] = 'workers'): Solo {
  return { workload: 'spin', cell, measures, afterBlocks, estimatedMs: 10 };
}
