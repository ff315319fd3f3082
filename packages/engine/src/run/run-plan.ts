import { performance } from 'node:perf_hooks';
import { type Phase, runBlock } from '../block/block.ts';
import { startCeiling } from '../block/ceiling.ts';
import { createLoadGenerator } from '../block/load-generator.ts';
import { measureBreakdown } from '../block/measure-breakdown.ts';
import { startTrial } from '../block/measured-trial.ts';
import { measureAlone } from '../block/solo-trial.ts';
import type { SpeedGauge } from '../host/speed-gauge.ts';
import type { Block, MatrixPlan, Plan, Solo } from '../plan/plan.ts';
import { type PlannedTrial, trialOf } from '../plan/planned-trial.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { InterimResult, Result } from '../result/result-schema.ts';
import type { TrialContext } from '../trial-process/trial-process.ts';
import { hasReachedPrecision, relativeHalfWidth } from '../verdict/precision.ts';
import { isOver, retireCells } from './retire.ts';
import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';
import type { RunSettings } from './run-settings.ts';
import type { RunState } from './run-state.ts';
import { createSchedule, type Schedule } from './schedule.ts';

/** The parts of a run that carry out its plan. */
export interface PlanContext {
  readonly settings: RunSettings;
  readonly clock: RunClock;
  readonly trials: TrialContext;
  readonly gauge: SpeedGauge;
  readonly state: RunState;
  readonly onEvent: (event: RunEvent) => void;
  /** Returns whether a workload is done; when missing, it is once its intervals are as narrow as the settings say. */
  readonly isSettled?: (interimResult: InterimResult) => boolean;
}

/**
 * Carries out a plan, block by block with the solo trials that are due, until every workload has reached its precision,
 * the plan is finished, or the time is up.
 * @returns why it stopped
 */
export async function runPlan(plan: MatrixPlan, context: PlanContext): Promise<Result['run']['stopped']> {
  const schedule = createSchedule(plan, context.clock, context.settings);
  const trial = (cell: string) => trialOf(plan, cell);
  const run = { ...context, schedule, trialOf: trial, cellsOf: cellsByWorkload(plan) };
  const { signal } = context.trials;
  for (const workload of new Set(plan.blocks.map((block) => block.workload))) finishIfDone(workload, run);
  try {
    for (let turn = schedule.next(); turn && !signal.aborted; turn = schedule.next()) {
      await (turn.block ? runNextBlock(turn.block, run) : runSolo(turn.solo, run));
    }
    return signal.aborted ? 'interrupted' : schedule.ending();
  } catch (error) {
    if (error instanceof TrialEnd && error.status === 'interrupted') return 'interrupted';
    throw error;
  }
}

type Run = PlanContext & {
  readonly schedule: Schedule;
  readonly trialOf: (cell: string) => PlannedTrial;
  readonly cellsOf: (workload: string) => readonly string[];
};

function cellsByWorkload({ blocks }: Plan): Run['cellsOf'] {
  const groups = Map.groupBy(blocks, ({ workload }) => workload);
  return (workload) => [...new Set(groups.get(workload)?.flatMap(({ competitors }) => competitors))];
}

async function runNextBlock(planned: Block, run: Run): Promise<void> {
  const { schedule, state, gauge, onEvent } = run;
  const block = retireCells(planned, state.isRunning);
  const { workload, competitors } = block;
  const [first] = competitors;
  if (first === undefined) return;
  // Where runtimes are compared, the copies of the kernel run in Node.
  const kernel = competitors.map(run.trialOf).find(({ otherRuntime }) => otherRuntime === undefined);
  const startedMs = performance.now();
  await using loadGenerator = createLoadGenerator(run.trials);
  await runBlock(block, {
    startTrial: (cell) => startTrial(nextTrialOf(cell, run), { ...run.trials, gauge, loadGenerator }),
    startCeiling: ({ ceilings }) => startCeiling(kernel ?? run.trialOf(first), ceilings, run.trials),
    leftMs: run.clock.leftMs,
    ceilingWidthOf: (cell) => run.trialOf(cell).ceilingWidth,
    hasArrivals: run.settings.ratePerSecond !== undefined,
    onPhase: (cell, phase) => reportPhase(cell, phase, run),
    onOutcome: (cell, outcome) =>
      outcome.status === 'ok' ? state.addTrial(cell, outcome.trial) : state.endCell(cell, outcome),
  });
  await state.endBlock(block);
  schedule.done(performance.now() - startedMs);
  const interimResult = finishIfDone(workload, run);
  onEvent({ type: 'block', workload, interimResult, ...schedule.progress() });
}

/** Returns the next trial of a cell. Outputs of long tasks are verified in its first one. */
function nextTrialOf(cell: string, { trialOf, state }: Run): PlannedTrial {
  const trial = trialOf(cell);
  const isRepeated = trial.times.slice.batchTasks !== undefined && state.hasTrials(cell);
  return isRepeated ? { ...trial, spec: { ...trial.spec, verifies: 'none' } } : trial;
}

/** Stops a workload that has reached its precision or cannot reach it. A resumed run may begin with such workloads. */
function finishIfDone(workload: string, run: Run): InterimResult {
  const { isSettled = (measured: InterimResult) => isPreciseEnough(measured, run) } = run;
  const interimResult = run.state.interimResult(workload);
  run.schedule.measured(workload, widestOf(interimResult, run.settings));
  if (isSettled(interimResult)) run.schedule.finish(workload);
  giveUpIfOver(workload, run);
  return interimResult;
}

/**
 * Returns the half-width of the widest interval of a ratio to the baseline, on the log scale, without the noise floor, which
 * more blocks do not narrow.
 */
function widestOf({ workloads, comparisons }: InterimResult, { floor = 0 }: RunSettings): number {
  const baselines = workloads.map(({ baseline }) => baseline);
  const speedups = comparisons.filter(({ b }) => baselines.includes(b));
  return Math.max(
    0,
    ...speedups.map((comparison) => Math.log1p(relativeHalfWidth(comparison)) - Math.log1p(floor)),
  );
}

async function runSolo({ cell, measures }: Solo, run: Run): Promise<void> {
  const { state, trials } = run;
  if (!state.isRunning(cell)) return;
  if (measures === 'breakdown') return breakDownOnce(cell, run);
  reportPhase(cell, 'solo', run);
  await state.addSolo(cell, await measureAlone(run.trialOf(cell), trials));
}

/** A later stage of the run may plan it again for the same cell. */
async function breakDownOnce(cell: string, run: Run): Promise<void> {
  const { state, trials } = run;
  if (state.hasBreakdown(cell)) return;
  reportPhase(cell, 'breakdown', run);
  const breakdown = await measureBreakdown(run.trialOf(cell), trials);
  if (breakdown) await state.addBreakdown(cell, breakdown);
}

function giveUpIfOver(workload: string, { schedule, state, cellsOf }: Run): void {
  const [result] = state.interimResult(workload).workloads;
  if (isOver(cellsOf(workload), state.isRunning, result?.blocks ?? 0)) schedule.giveUp(workload);
}

function reportPhase(cell: string, phase: Phase, run: Run): void {
  const { workload, spec } = run.trialOf(cell);
  const { name: strategy } = spec.strategy;
  run.onEvent({ type: 'phase', workload, strategy, phase, ...run.schedule.progress() });
}

function isPreciseEnough({ workloads, comparisons }: InterimResult, { settings }: Run): boolean {
  const { precision, floor } = settings;
  return workloads.every(({ baseline, blocks }) =>
    hasReachedPrecision(comparisons, { precision, floor, baseline, blocks }),
  );
}
