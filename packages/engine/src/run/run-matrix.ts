import { randomUUID } from 'node:crypto';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { startSpeedGauge } from '../host/speed-gauge.ts';
import type { Journal } from '../journal/journal.ts';
import { type FinishedWork, finishedWork, nothingFinished, remainingPlan } from '../journal/resume.ts';
import { type PilotedWorkload, pilotWorkloads } from '../pilot/pilot-workloads.ts';
import type { MatrixCell } from '../plan/matrix-cell.ts';
import { planCells } from '../plan/plan-matrix.ts';
import type { Result } from '../result/result-schema.ts';
import type { TaskCost } from '../result/workload-schema.ts';
import { createSharedInputs } from '../trial-process/shared-inputs.ts';
import { describeConfiguration } from './describe-configuration.ts';
import { addUpPhases } from './phase-times.ts';
import { startClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';
import { openRunJournal } from './run-journal.ts';
import { type PlanContext, runPlan } from './run-plan.ts';
import type { RunSettings } from './run-settings.ts';
import { createRunState, type RunState } from './run-state.ts';
import { type ChooseStage, runStages } from './stages.ts';

/** Options that connect a run to its caller. */
export interface RunOptions {
  /** Aborting it ends the run at once; the result has what was finished. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** The journal of an interrupted run that this run continues. */
  readonly resume?: Journal;
  /** Makes the run adaptive: chooses its parts one after another. Such a run cannot be resumed. */
  readonly chooseStage?: ChooseStage;
  /**
   * How many looks at the data each stage is settled by: the intervals that it is settled by hold at all of them, those of
   * the result for `comparisons`, as in a run without stages. When missing, `comparisons` counts for both.
   */
  readonly looks?: number;
  /** The cost of tasks that is known already, by the key of the workload; their pilots are skipped. */
  readonly taskCosts?: ReadonlyMap<string, TaskCost>;
}

/**
 * Measures and judges cells: runs the pilots, then blocks and solo trials in the plan's order, until the intervals of
 * each workload are narrow enough or the budget is used up. A cell that fails is in the result with its reason. When
 * the promise settles, all processes of the run have ended.
 * @throws ParbenchError `journal` if the run to resume had another configuration
 */
export async function runMatrix(
  cells: readonly MatrixCell[],
  settings: RunSettings,
  options: RunOptions = {},
): Promise<Result> {
  const { signal = new AbortController().signal, onEvent: report = () => {}, resume, chooseStage } = options;
  const configuration = describeConfiguration(cells, settings);
  const finished = resume === undefined ? nothingFinished : finishedWork(resume, configuration);
  const runId = resume?.header.runId ?? randomUUID();
  const clock = startClock(settings.budgetMs, {
    startedAt: new Date(resume?.header.startedAt ?? Date.now()),
    usedMs: finished.elapsedMs,
  });
  const phases = addUpPhases(clock);
  const onEvent = (event: RunEvent) => {
    phases.onEvent(event);
    report(event);
  };
  const reaper = startOrphanReaper();
  try {
    await using sharedInputs = createSharedInputs();
    await using gauge = await startSpeedGauge();
    const { node, cpu } = settings;
    const trials = { signal, reaper, node, sharedInputs, cpu };
    const { entries } = finished;
    const file = settings.journalFile;
    await using journal = await openRunJournal({ runId, clock, file, configuration, entries, onEvent });
    const workloads = await pilotWorkloads(cells, {
      timeoutMs: settings.timeoutMs,
      leftMs: clock.leftMs,
      trials,
      finished: finished.pilots,
      ...(options.taskCosts && { taskCosts: options.taskCosts }),
      append: (workload, pilot) => journal.append({ type: 'pilot', workload, pilot }),
      onPilot: (workload) => onEvent({ type: 'pilot', workload }),
    });
    const carryOut = chooseStage
      ? (context: PlanContext) => runStages(workloads, chooseStage, context)
      : planWhole(workloads, { settings, finished, clock, onEvent });
    const state = createRunState(workloads, {
      ...{ runId, settings, clock, onEvent, phasesMs: phases.phasesMs },
      ...(options.looks !== undefined && { looks: options.looks }),
      finished: entries,
      append: journal.append,
    });
    await endFailedPilots(workloads, state);
    return state.result(await carryOut({ settings, clock, trials, gauge, state, onEvent }));
  } finally {
    await reaper.close();
  }
}

/** Plans what a run has left to do, and returns the function that does it. */
function planWhole(
  workloads: readonly PilotedWorkload[],
  {
    settings,
    finished,
    clock,
    onEvent,
  }: Pick<PlanContext, 'settings' | 'clock' | 'onEvent'> & {
    readonly finished: FinishedWork;
  },
) {
  const whole = planCells(workloads, settings);
  const plan = { ...whole, ...remainingPlan(whole, finished, clock.leftMs()) };
  onEvent({ type: 'planned', plan });
  return (context: PlanContext) => runPlan(plan, context);
}

async function endFailedPilots(workloads: readonly PilotedWorkload[], state: RunState): Promise<void> {
  for (const { cells, end } of workloads) {
    if (end === undefined) continue;
    for (const { id, skip } of cells)
      if (skip === undefined && state.isRunning(id)) await state.endCell(id, end);
  }
}
