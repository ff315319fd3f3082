import { performance } from 'node:perf_hooks';
import { runBlock } from './block.ts';
import type { Evidence } from './evidence.ts';
import type { Block, Plan, Solo } from './plan/plan.ts';
import type { Result } from './result/schema.ts';
import { retireCells } from './retire.ts';
import type { RunClock } from './run-clock.ts';
import type { Phase, RunEvent } from './run-event.ts';
import type { RunSettings } from './run-settings.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { measureMemory } from './solo-trial.ts';
import type { CellSubject } from './subjects.ts';
import { TrialEnd } from './trial/trial-end.ts';
import type { TrialContext } from './trial/trial-process.ts';
import { startTrial } from './trial.ts';
import { hasReachedPrecision } from './verdict/precision.ts';

/** What carrying out a plan takes. */
export interface PlanContext {
  readonly settings: RunSettings;
  readonly subjectOf: (cell: string) => CellSubject;
  readonly clock: RunClock;
  readonly trials: TrialContext;
  readonly evidence: Evidence;
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * Carries out a plan, block by block with the solo trials that are due, until every workload has its precision, the plan
 * is through, or time is up.
 * @returns why it ended
 */
export async function runPlan(plan: Plan, context: PlanContext): Promise<Result['run']['stopped']> {
  const schedule = createSchedule(plan, context.clock);
  const run = { ...context, schedule };
  try {
    for (let block = schedule.next(); block; block = schedule.next()) {
      await runNextBlock(block, run);
      for (const solo of plan.solo) if (solo.afterBlocks === schedule.position) await runSolo(solo, run);
    }
    return schedule.ending();
  } catch (error) {
    if (error instanceof TrialEnd && error.status === 'interrupted') return 'interrupted';
    throw error;
  }
}

type Run = PlanContext & { readonly schedule: Schedule };

async function runNextBlock(planned: Block, run: Run): Promise<void> {
  const { schedule, evidence, onEvent } = run;
  const startedMs = performance.now();
  const block = retireCells(planned, evidence.isRunning);
  const outcomes = await runBlock(block, {
    startTrial: (cell) => startTrial(run.subjectOf(cell), run.trials),
    onPhase: (cell, phase) => tellPhase(cell, phase, run),
  });
  for (const [cell, outcome] of outcomes) {
    if (outcome.status === 'ok') await evidence.addTrial(cell, outcome.trial);
    else await endCell(cell, outcome, run);
  }
  schedule.done(performance.now() - startedMs);
  const provisional = evidence.result('interrupted', block.workload);
  if (isPreciseEnough(provisional, run)) schedule.finish(block.workload);
  onEvent({ type: 'block', workload: block.workload, provisional, ...schedule.progress() });
}

async function runSolo({ cell }: Solo, run: Run): Promise<void> {
  const { evidence, trials, subjectOf } = run;
  if (!evidence.isRunning(cell)) return;
  tellPhase(cell, 'memory', run);
  try {
    const solo = await measureMemory(subjectOf(cell), trials);
    if (solo) await evidence.addSolo(cell, solo);
  } catch (error) {
    if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    await endCell(cell, { status: error.status, reason: error.message }, run);
  }
}

async function endCell(cell: string, end: Parameters<Evidence['endCell']>[1], run: Run): Promise<void> {
  await run.evidence.endCell(cell, end);
  run.onEvent({ type: 'cell-ended', cell, reason: end.reason });
}

function tellPhase(id: string, phase: Phase, { subjectOf, schedule, onEvent }: Run): void {
  const { cell } = subjectOf(id);
  const { workload, strategy } = cell;
  onEvent({ type: 'phase', workload: workload.name, strategy: strategy.name, phase, ...schedule.progress() });
}

function isPreciseEnough({ workloads, comparisons }: Result, { settings }: Run): boolean {
  return workloads.every(({ baseline, blocks }) =>
    hasReachedPrecision(comparisons, { precision: settings.precision, baseline, blocks }),
  );
}
