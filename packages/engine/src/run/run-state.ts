import { runtimeKey } from '@parbench/core';
import { describeHost } from '../host/describe-host.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { PilotedWorkload } from '../pilot/pilot-workloads.ts';
import { occupancyOf } from '../plan/pacing.ts';
import type { Block } from '../plan/plan.ts';
import { baselineOf, maxBlocksOf } from '../plan/plan-matrix.ts';
import type { CellEnd } from '../protocol/trial-end.ts';
import type { Breakdown } from '../result/breakdown-schema.ts';
import type { InterimResult, Result } from '../result/result-schema.ts';
import type { SoloTrial, Trial } from '../result/trial-schema.ts';
import { engineVersion } from '../version.ts';
import { buildInterimResult, buildResult, type MeasuredWorkload } from './build-result.ts';
import { type CellStates, createCellStates } from './cell-states.ts';
import { describeRuntimes } from './describe-runtimes.ts';
import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';
import type { RunSettings } from './run-settings.ts';

/** All that a run has measured so far. Each piece is in the journal before the run continues. */
export interface RunState {
  addTrial(cell: string, trial: Trial): Promise<void>;
  addSolo(cell: string, solo: SoloTrial): Promise<void>;
  addBreakdown(cell: string, breakdown: Breakdown): Promise<void>;
  /** Ends a cell early and reports it. */
  endCell(cell: string, end: CellEnd): Promise<void>;
  /** Marks a block as finished: all its competitors have ended. */
  endBlock(block: Pick<Block, 'workload' | 'index'>): Promise<void>;
  /** Returns whether the cell is still to be measured. */
  isRunning(cell: string): boolean;
  /** Returns whether a trial of the cell has finished. */
  hasTrials(cell: string): boolean;
  /** Returns whether the cost of its tasks has been broken down. */
  hasBreakdown(cell: string): boolean;
  /** Returns the interim result of the workload with this key; of all when missing. */
  interimResult(key?: string): InterimResult;
  /** Returns the result of the run, which stopped for this reason. */
  result(stopped: Result['run']['stopped']): Result;
}

/** The parts that a run state is created from. */
export interface RunStateParts {
  readonly runId: string;
  readonly settings: RunSettings;
  /** How many interim intervals hold at once; as many as in the result when missing. */
  readonly looks?: number;
  readonly clock: RunClock;
  /** Returns the milliseconds of each phase so far. */
  readonly phasesMs: () => Readonly<Record<string, number>>;
  /** The entries from the journal of an interrupted run. */
  readonly finished: readonly JournalEntry[];
  /** Appends a line to the journal; resolves when it is on the disk. */
  readonly append: (entry: JournalEntry) => Promise<void>;
  readonly onEvent: (event: RunEvent) => void;
}

/** Creates the state of a run after its pilots. */
export function createRunState(workloads: readonly PilotedWorkload[], parts: RunStateParts): RunState {
  const { settings, append, onEvent } = parts;
  const hosts = [describeHost()];
  const runtimes = describeRuntimes(
    workloads.flatMap(({ cells }) => cells),
    settings.node,
  );
  const plan = describePlan(settings);
  const interimPlan = { ...plan, ...(parts.looks !== undefined && { comparisons: parts.looks }) };
  const states = createCellStates(workloads);
  for (const entry of parts.finished) restore(entry, states);
  const measuredOf = (workload: PilotedWorkload) => measuredWorkload(workload, states.measured, settings);
  return {
    isRunning: states.isRunning,
    hasTrials: (cell) => states.measured(cell).trials.length > 0,
    hasBreakdown: (cell) => states.measured(cell).breakdown !== undefined,
    async addTrial(cell, trial) {
      states.addTrial(cell, trial);
      await append({ type: 'trial', cell, trial });
    },
    async addSolo(cell, solo) {
      states.addSolo(cell, solo);
      await append({ type: 'solo', cell, solo });
    },
    async addBreakdown(cell, breakdown) {
      states.addBreakdown(cell, breakdown);
      await append({ type: 'breakdown', cell, breakdown });
    },
    async endCell(cell, { status, reason }) {
      states.end(cell, { status, reason });
      await append({ type: 'failure', cell, status, reason });
      onEvent({ type: 'cell-ended', cell, reason });
    },
    endBlock: ({ workload, index }) =>
      append({ type: 'block', workload, index, elapsedMs: parts.clock.elapsedMs() }),
    interimResult: (key) =>
      buildInterimResult(
        workloads.filter((workload) => key === undefined || workload.key === key).map(measuredOf),
        interimPlan,
        workloads.map(measuredOf),
      ),
    result(stopped) {
      const measured = workloads.map(measuredOf);
      const run = describeRun(parts, reasonFor(stopped, measured));
      return buildResult({ run, hosts, runtimes, plan, workloads: measured });
    },
  };
}

function restore(entry: JournalEntry, states: CellStates): void {
  if (entry.type === 'trial') states.addTrial(entry.cell, entry.trial);
  if (entry.type === 'solo') states.addSolo(entry.cell, entry.solo);
  if (entry.type === 'breakdown') states.addBreakdown(entry.cell, entry.breakdown);
  if (entry.type === 'failure') states.end(entry.cell, { status: entry.status, reason: entry.reason });
}

/** If nothing was measured, that is the reason: all cells failed, or the time was too short for a block. */
function reasonFor(
  stopped: Result['run']['stopped'],
  workloads: readonly MeasuredWorkload[],
): Result['run']['stopped'] {
  const cells = workloads.flatMap((workload) => workload.cells);
  if (stopped === 'interrupted' || cells.some(({ trials }) => trials.length > 0)) return stopped;
  if (cells.some(({ status }) => status === 'failed' || status === 'timeout')) return 'failed';
  return stopped === 'budget' ? 'too-short' : stopped;
}

function describeRun(
  { runId, clock, phasesMs, settings }: RunStateParts,
  stopped: Result['run']['stopped'],
): Result['run'] {
  return {
    id: runId,
    parbench: engineVersion(),
    startedAt: clock.startedAt.toISOString(),
    durationMs: clock.elapsedMs(),
    status: stopped === 'interrupted' ? 'interrupted' : 'complete',
    stopped,
    phasesMs: phasesMs(),
    ...(settings.label !== undefined && { label: settings.label }),
    ...(settings.commit !== undefined && { commit: settings.commit }),
  };
}

function describePlan(settings: RunSettings): Result['plan'] {
  const { seed, budgetMs, precision, threshold, timeoutMs } = settings;
  const { detail, occupancy, ratePerSecond, floor, comparisons, cpu } = settings;
  return {
    ...{ seed, budgetMs, precision, threshold, timeoutMs, maxBlocks: maxBlocksOf(settings) },
    ...(detail === 'brief' && { detail }),
    ...(occupancy !== undefined && { occupancy }),
    ...(ratePerSecond !== undefined && { ratePerSecond }),
    ...(floor !== undefined && { floor }),
    ...(comparisons !== undefined && { comparisons }),
    ...(cpu !== undefined && { cpu }),
  };
}

function measuredWorkload(
  { key, cells, taskCost }: PilotedWorkload,
  measuredOf: (cell: string) => MeasuredWorkload['cells'][number],
  settings: RunSettings,
): MeasuredWorkload {
  const baseline = baselineOf(cells, settings.baseline);
  const [first] = cells;
  const { name = '', kind = 'task', reference } = first?.workload ?? {};
  const runtime = first?.comparesRuntimes ? undefined : first?.runtime;
  return {
    ...{ key, kind, name },
    ...(runtime && { runtime: runtimeKey(runtime) }),
    params: reference?.params ?? {},
    occupancy: occupancyOf({ cells, kind, ...(taskCost && { taskCost }) }, settings.occupancy),
    ...(taskCost && { taskCost }),
    ...(baseline && { baseline: baseline.id }),
    cells: cells.map(({ id }) => measuredOf(id)),
  };
}
