import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { identifyCell, type RunSettings } from '@parbench/engine';
import { afterAll, expect, it } from 'vitest';
import { startSpeedGauge } from '../../src/host/speed-gauge.ts';
import type { JournalEntry } from '../../src/journal/journal-entry.ts';
import type { PilotedWorkload } from '../../src/pilot/pilot-workloads.ts';
import { planCells } from '../../src/plan/plan-matrix.ts';
import { startClock } from '../../src/run/run-clock.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { createRunState } from '../../src/run/run-state.ts';
import { fixtureCell, fixtureContext, fixtureSettings } from '../fixtures/matrix.ts';
import { trialOf } from '../support/competitor.ts';

const reaper = startOrphanReaper();
afterAll(() => reaper.close());

const cells = [fixtureCell('double', 'inline'), fixtureCell('double', 'wrong')].map(identifyCell);
const workloads: readonly PilotedWorkload[] = [{ key: 'double', cells }];

it('ends a workload whose intervals are wide only because of the floor', async () => {
  expect(await endOf({ ...fixtureSettings, floor: 0.2 })).toBe('precision');
});

it('continues a workload whose intervals are wide without the floor', async () => {
  expect(await endOf({ ...fixtureSettings, floor: 0.2, precision: 0.001 })).toBe('budget');
});

/** Returns how a run ends that resumes with twelve blocks and has no time for another. */
async function endOf(settings: RunSettings) {
  const clock = startClock(0, { startedAt: new Date(), usedMs: 0 });
  const onEvent = () => {};
  const state = createRunState(workloads, {
    ...{ runId: 'run-1', settings, clock, onEvent },
    phasesMs: () => ({}),
    finished: cells.flatMap(twelveTrials),
    append: async () => {},
  });
  const trials = { ...fixtureContext, reaper };
  const plan = planCells(workloads, settings);
  await using gauge = await startSpeedGauge();
  return await runPlan(plan, { settings, clock, trials, gauge, state, onEvent });
}

function twelveTrials({ id }: { readonly id: string }, index: number): readonly JournalEntry[] {
  return Array.from({ length: 12 }, (_, block) => ({
    type: 'trial',
    cell: id,
    trial: trialOf(block, [100 * (1 + index) * (1 + index * 0.01 * (block % 2))]),
  }));
}
