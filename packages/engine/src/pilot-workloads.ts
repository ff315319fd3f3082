import { messageOf } from '@parbench/core';
import type { CellEnd } from './cell-states.ts';
import { type IdentifiedCell, identifyCell, type MatrixCell, workloadKey } from './matrix-cell.ts';
import { type Pilot, runPilot } from './pilot.ts';
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

/**
 * Runs each workload's pilot and gives its cells their final parameters. A workload whose pilot fails takes its own
 * cells along and no others.
 */
export async function pilotWorkloads(
  cells: readonly MatrixCell[],
  timeoutMs: number,
  context: TrialContext,
  onPilot: (workload: string) => void,
): Promise<readonly PilotedWorkload[]> {
  const piloted: PilotedWorkload[] = [];
  for (const group of Map.groupBy(cells, workloadKey).values()) {
    const runnable = group.find(({ skip }) => skip === undefined);
    if (runnable) onPilot(runnable.workload.name);
    piloted.push(runnable ? await pilotWorkload(group, runnable, timeoutMs, context) : withParams(group));
  }
  return piloted;
}

async function pilotWorkload(
  group: readonly MatrixCell[],
  { workload }: MatrixCell,
  timeoutMs: number,
  context: TrialContext,
): Promise<PilotedWorkload> {
  try {
    const { params, taskCost } = await runPilot(workload.reference, timeoutMs, context);
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
