import { messageOf } from '@parbench/core';
import type { FinishedPilot } from '../journal/journal-entry.ts';
import { type IdentifiedCell, identifyCell, type MatrixCell } from '../plan/matrix-cell.ts';
import type { MemoryNeed } from '../plan/plan.ts';
import { type CellEnd, TrialEnd } from '../protocol/trial-end.ts';
import { tooLate } from '../result/reasons.ts';
import type { TaskCost } from '../result/workload-schema.ts';
import type { TrialContext } from '../trial-process/trial-process.ts';
import { type Pilot, runPilot } from './pilot.ts';

/** A workload after its pilot: calibrated and with its cost known, or with the reason why it cannot run. */
export interface PilotedWorkload {
  readonly key: string;
  readonly cells: readonly IdentifiedCell[];
  readonly taskCost?: TaskCost;
  readonly memory?: MemoryNeed;
  /** Why none of its cells can run. */
  readonly end?: CellEnd;
}

/** The parts of a run that pilots use. */
export interface PilotContext {
  /** The longest that one task may take, milliseconds. */
  readonly timeoutMs: number;
  /** Returns the time that is left for the run, milliseconds. */
  readonly leftMs: () => number;
  readonly trials: TrialContext;
  /** The pilots that an interrupted run has finished, by key. */
  readonly finished: ReadonlyMap<string, FinishedPilot>;
  /** The cost of tasks that is known already, by key: they need no pilot. */
  readonly taskCosts?: ReadonlyMap<string, TaskCost>;
  /** Called after each pilot; the next one waits for it. */
  readonly append: (workload: string, pilot: FinishedPilot) => Promise<void>;
  /** Called before each pilot. */
  readonly onPilot: (workload: string) => void;
}

/**
 * Runs the pilot of each workload and gives its cells their final parameters. A pilot that fails ends the cells of its
 * workload and no others. When the budget is used up, the remaining cells are skipped; when the run is aborted, they
 * stay as they are.
 */
export async function pilotWorkloads(
  cells: readonly MatrixCell[],
  context: PilotContext,
): Promise<readonly PilotedWorkload[]> {
  const piloted: PilotedWorkload[] = [];
  for (const group of Map.groupBy(cells.map(identifyCell), ({ key }) => key).values()) {
    piloted.push(await pilotInTurn(group, context));
  }
  return piloted;
}

async function pilotInTurn(
  group: readonly IdentifiedCell[],
  context: PilotContext,
): Promise<PilotedWorkload> {
  const { leftMs, trials, onPilot } = context;
  const [runnable, ...others] = group.filter(({ skip }) => skip === undefined);
  if (runnable === undefined) return withParams(group);
  const { key } = runnable;
  const finished = context.finished.get(key);
  // This comes first: the finished trials of an interrupted run belong to cells with these parameters.
  if (finished !== undefined) return withPilot(group, finished);
  const taskCost = context.taskCosts?.get(key);
  if (taskCost !== undefined) return { ...withParams(group), taskCost };
  if (trials.signal.aborted) return withParams(group);
  if (leftMs() <= 0) return withParams(group.map((cell) => ({ ...cell, skip: cell.skip ?? tooLate })));
  onPilot(runnable.workload.name);
  const pilot = await tryPilot([runnable, ...others], context);
  if (pilot === undefined) return withParams(group);
  await context.append(key, pilot);
  return withPilot(group, pilot);
}

/** Runs a pilot; undefined if it was interrupted, which says nothing about its workload. */
async function tryPilot(
  cells: readonly [IdentifiedCell, ...IdentifiedCell[]],
  { timeoutMs, leftMs, trials }: PilotContext,
): Promise<FinishedPilot | undefined> {
  try {
    return { status: 'ok', ...(await runPilot(cells, { timeoutMs, leftMs }, trials)) };
  } catch (error) {
    if (!(error instanceof TrialEnd)) return { status: 'failed', reason: messageOf(error) };
    const { status, message } = error;
    return status === 'interrupted' ? undefined : { status, reason: message };
  }
}

function withPilot(group: readonly MatrixCell[], pilot: FinishedPilot): PilotedWorkload {
  if (pilot.status !== 'ok') return { ...withParams(group), end: pilot };
  const { params, taskCost, memory } = pilot;
  return { ...withParams(group, params), ...(taskCost && { taskCost }), memory };
}

function withParams(group: readonly MatrixCell[], params?: Pilot['params']): PilotedWorkload {
  const cells = group.map((cell) => {
    const { workload } = cell;
    if (params === undefined) return identifyCell(cell);
    const reference = { ...workload.reference, params };
    return identifyCell({ ...cell, workload: { ...workload, reference } });
  });
  return { key: cells[0]?.key ?? '', cells };
}
