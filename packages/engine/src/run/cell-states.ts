import { runtimeKey } from '@parbench/core';
import type { PilotedWorkload } from '../pilot/pilot-workloads.ts';
import type { IdentifiedCell } from '../plan/matrix-cell.ts';
import type { CellEnd } from '../protocol/trial-end.ts';
import type { Breakdown } from '../result/breakdown-schema.ts';
import { notReached } from '../result/reasons.ts';
import type { SoloTrial, Trial } from '../result/trial-schema.ts';
import type { MeasuredCell } from './build-result.ts';
import { findCell } from './find-cell.ts';

/** The state of the cells of a run. A cell that has ended stays ended. */
export interface CellStates {
  addTrial(id: string, trial: Trial): void;
  addSolo(id: string, trial: SoloTrial): void;
  addBreakdown(id: string, breakdown: Breakdown): void;
  end(id: string, end: CellEnd): void;
  isRunning(id: string): boolean;
  /** Returns the cell with its measurements so far. */
  measured(id: string): MeasuredCell;
}

/** Creates the states: cells that cannot run here are skipped, all others are running. */
export function createCellStates(workloads: readonly PilotedWorkload[]): CellStates {
  const states = new Map(
    workloads.flatMap(({ cells }) => cells.map((cell): [string, CellState] => [cell.id, initialState(cell)])),
  );
  const stateOf = (id: string) => findCell(states, id);
  return {
    addTrial: (id, trial) => void stateOf(id).trials.push(trial),
    addSolo: (id, trial) => void stateOf(id).solo.push(trial),
    addBreakdown(id, breakdown) {
      stateOf(id).breakdown = breakdown;
    },
    end(id, end) {
      stateOf(id).end ??= end;
    },
    isRunning: (id) => stateOf(id).end === undefined,
    measured: (id) => measuredCell(stateOf(id)),
  };
}

interface CellState {
  readonly cell: IdentifiedCell;
  readonly trials: Trial[];
  readonly solo: SoloTrial[];
  breakdown: Breakdown | undefined;
  end: CellEnd | undefined;
}

function initialState(cell: IdentifiedCell): CellState {
  const { skip } = cell;
  const end = skip === undefined ? undefined : ({ status: 'skipped', reason: skip } as const);
  return { cell, trials: [], solo: [], breakdown: undefined, end };
}

/** A running cell without trials was reached by no block: it is reported as skipped, with the reason. */
function measuredCell({ cell, trials, solo, breakdown, end }: CellState): MeasuredCell {
  const { id, strategy, workers, revision, runtime } = cell;
  const { name, package: packageName, version, libraries = [], options, unit } = strategy;
  const unmeasured = { status: 'skipped', reason: notReached } as const;
  return {
    id,
    strategy: { name, package: packageName, version, libraries: [...libraries], options, unit },
    runtime: runtime === undefined ? 'node' : runtimeKey(runtime),
    host: 'local',
    workers,
    ...(revision !== undefined && { revision }),
    ...(end ?? (trials.length > 0 ? { status: 'ok' as const } : unmeasured)),
    trials,
    solo,
    ...(breakdown && { breakdown }),
  };
}
