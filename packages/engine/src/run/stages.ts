import type { PilotedWorkload } from '../pilot/pilot-workloads.ts';
import type { MatrixPlan } from '../plan/plan.ts';
import { type MatrixSettings, planCells } from '../plan/plan-matrix.ts';
import type { InterimResult, Result } from '../result/result-schema.ts';
import type { RunClock } from './run-clock.ts';
import { type PlanContext, runPlan } from './run-plan.ts';

/**
 * A part of an adaptive run: a few cells of one workload, measured side by side to settle a question. Their trials join
 * those of earlier stages.
 */
export interface Stage {
  /** The key of the workload. */
  readonly workload: string;
  /** The ids of its cells, the baseline among them. */
  readonly cells: readonly string[];
  /** Its time, milliseconds. */
  readonly budgetMs: number;
  /** The most blocks. */
  readonly maxBlocks: number;
  /** The index of the block that is observed, if the plan of a run would observe it. */
  readonly observedBlock: number;
  /** Solo trials of each cell with workers. */
  readonly soloTrials: number;
  /** Returns whether the question is settled; asked after each block. */
  isSettled(interimResult: InterimResult): boolean;
}

/** What the choice of a stage depends on. */
export interface StageContext {
  /** All measurements so far. */
  readonly measured: InterimResult;
  /** The time left for the run, milliseconds. */
  readonly leftMs: number;
  /** Returns whether the cell with this id is neither skipped nor ended. */
  isRunning(cell: string): boolean;
}

/** Chooses the next stage; undefined ends the run. */
export type ChooseStage = (context: StageContext) => Stage | undefined;

/**
 * Runs one stage after another, until none is chosen.
 * @returns why the last one stopped
 */
export async function runStages(
  workloads: readonly PilotedWorkload[],
  chooseStage: ChooseStage,
  context: PlanContext,
): Promise<Result['run']['stopped']> {
  const { state, clock, settings, onEvent } = context;
  let stopped: Result['run']['stopped'] = 'budget';
  for (;;) {
    const measured = state.interimResult();
    const stage = chooseStage({ measured, leftMs: clock.leftMs(), isRunning: state.isRunning });
    if (stage === undefined) return stopped === 'precision' ? 'decided' : stopped;
    const plan = planStage(workloads, stage, settings, measured);
    onEvent({ type: 'planned', plan });
    const stageClock = limitClock(clock, stage.budgetMs);
    stopped = await runPlan(plan, { ...context, clock: stageClock, isSettled: stage.isSettled });
    if (stopped === 'interrupted') return stopped;
  }
}

/** A stage may be settled after three blocks. */
const soloAfter = 2;

/** Plans the blocks of a stage: their numbers follow those of earlier stages. One of them is observed. */
function planStage(
  workloads: readonly PilotedWorkload[],
  { workload: key, cells, observedBlock, ...limits }: Stage,
  settings: MatrixSettings,
  measured: InterimResult,
): MatrixPlan {
  const own = workloads.filter((workload) => workload.key === key);
  const plan = planCells(own, { ...settings, ...limits, soloAfter }, (id) => cells.includes(id));
  const first = nextBlock(own, measured);
  const blocks = plan.blocks.map((block) => ({
    ...block,
    index: first + block.index,
    ...(block.index !== observedBlock && { isObserved: false, ceilings: [] }),
  }));
  return { ...plan, blocks };
}

/** Returns the number after the last block of the workloads. Some before it may be missing: those that did not fit in the time. */
function nextBlock(workloads: readonly PilotedWorkload[], { cells }: InterimResult): number {
  const ids = new Set(workloads.flatMap((workload) => workload.cells.map(({ id }) => id)));
  const measured = cells.filter(({ id }) => ids.has(id));
  return Math.max(-1, ...measured.flatMap(({ trials }) => trials.map(({ block }) => block))) + 1;
}

/** Returns a clock that also ends `budgetMs` from now. */
function limitClock(clock: RunClock, budgetMs: number): RunClock {
  const endMs = clock.elapsedMs() + budgetMs;
  const leftMs = () => Math.max(0, Math.min(clock.leftMs(), endMs - clock.elapsedMs()));
  return { ...clock, leftMs };
}
