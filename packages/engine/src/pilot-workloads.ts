import { messageOf } from '@parbench/core';
import type { CellEnd } from './cell-states.ts';
import { type IdentifiedCell, identifyCell, type MatrixCell, workloadKey } from './matrix-cell.ts';
import { type Pilot, runPilot } from './pilot.ts';
import type { RunClock } from './run-clock.ts';
import type { TaskCost } from './task-cost.ts';
import { TrialEnd } from './trial/trial-end.ts';
import type { TrialContext } from './trial/trial-process.ts';

/** A workload as it is going to be measured: calibrated and its cost known, or the reason why it cannot run. */
export interface PilotedWorkload {
  readonly key: string;
  readonly cells: readonly IdentifiedCell[];
  readonly taskCost?: TaskCost;
  /** Why none of its cells can be run. */
  readonly end?: CellEnd;
}

/** What pilots need of their run. */
export interface PilotContext {
  /** Milliseconds that a single task may take. */
  readonly timeoutMs: number;
  readonly clock: RunClock;
  readonly trials: TrialContext;
  /** Told before each pilot. */
  readonly onPilot: (workload: string) => void;
}

/**
 * Runs each workload's pilot and gives its cells their final parameters. A workload whose pilot fails takes its own
 * cells along and no others. Once the budget is used up, the cells that are left are skipped; once the run is aborted,
 * they stay as they are.
 */
export async function pilotWorkloads(
  cells: readonly MatrixCell[],
  context: PilotContext,
): Promise<readonly PilotedWorkload[]> {
  const piloted: PilotedWorkload[] = [];
  for (const group of Map.groupBy(cells, workloadKey).values()) {
    piloted.push(await pilotInTurn(group, context));
  }
  return piloted;
}

async function pilotInTurn(group: readonly MatrixCell[], context: PilotContext): Promise<PilotedWorkload> {
  const { clock, trials, onPilot } = context;
  const runnable = group.find(({ skip }) => skip === undefined);
  if (runnable === undefined || trials.signal.aborted) return withParams(group);
  if (clock.leftMs() <= 0) return withParams(group.map((cell) => ({ ...cell, skip: cell.skip ?? tooLate })));
  onPilot(runnable.workload.name);
  return pilotWorkload(group, runnable, context);
}

const tooLate = 'the budget was used up before its first block';

async function pilotWorkload(
  group: readonly MatrixCell[],
  { workload }: MatrixCell,
  { timeoutMs, trials }: PilotContext,
): Promise<PilotedWorkload> {
  try {
    const { params, taskCost } = await runPilot(workload.reference, timeoutMs, trials);
    return { ...withParams(group, params), taskCost };
  } catch (error) {
    return { ...withParams(group), ...endOf(error) };
  }
}

function withParams(group: readonly MatrixCell[], params?: Pilot['params']): PilotedWorkload {
  const cells = group.map((cell) => {
    const { workload } = cell;
    if (params === undefined) return identifyCell(cell);
    const reference = { ...workload.reference, params };
    return identifyCell({ ...cell, workload: { ...workload, reference } });
  });
  const [first] = cells;
  return { key: first === undefined ? '' : workloadKey(first), cells };
}

/** An interrupted pilot says nothing of its workload. */
function endOf(error: unknown): { readonly end?: CellEnd } {
  if (!(error instanceof TrialEnd)) return { end: { status: 'failed', reason: messageOf(error) } };
  const { status, message } = error;
  return status === 'interrupted' ? {} : { end: { status, reason: message } };
}
