import type { PilotedWorkload } from '../pilot/pilot-workloads.ts';
import type { TrialSubject } from '../protocol/protocol.ts';
import { findCell } from '../run/find-cell.ts';
import type { RunSettings } from '../run/run-settings.ts';
import { sliceLengthMs } from './block-shape.ts';
import { dispatchWarmUpMs } from './dispatch-warm-up.ts';
import type { IdentifiedCell } from './matrix-cell.ts';
import { occupancyOf } from './occupancy.ts';
import { type TrialTimes, trialTimes } from './trial-times.ts';

/** A cell as its trials need it. */
export interface CellSubject {
  readonly cell: IdentifiedCell;
  readonly subject: TrialSubject;
  readonly times: TrialTimes;
}

/** Looks up, by cell id, what a trial of the cell measures and how long its steps last. */
export function subjectsOf(
  workloads: readonly PilotedWorkload[],
  settings: RunSettings,
): (cell: string) => CellSubject {
  const subjects = new Map(
    workloads.flatMap((workload) =>
      workload.cells.map((cell) => [cell.id, subjectOf(cell, workload, workloads, settings)] as const),
    ),
  );
  return (id) => findCell(subjects, id);
}

function subjectOf(
  cell: IdentifiedCell,
  { cells, taskCost }: PilotedWorkload,
  workloads: readonly PilotedWorkload[],
  settings: RunSettings,
): CellSubject {
  const { workload, strategy, workers } = cell;
  const { seed, timeoutMs, ratePerSecond, isCoarse } = settings;
  const occupancy = occupancyOf(cells, settings);
  const taskMs = taskCost?.meanMs ?? 0;
  const { name, url, options } = strategy;
  return {
    cell,
    subject: {
      workload: workload.reference,
      strategy: { name, options, ...(url !== undefined && { url }) },
      workers,
      occupancy,
      seed,
      taskTimeoutMs: timeoutMs,
    },
    times: trialTimes({
      sliceMs: sliceLengthMs(taskMs),
      taskMs,
      timeoutMs,
      workers,
      occupancy,
      ratePerSecond,
      dispatchWarmUpMs: dispatchWarmUpMs(taskMs, workloads, settings),
      isCoarse,
    }),
  };
}
