import type { Result } from '@parbench/engine';
import { notReached, tooLate } from '@parbench/engine/internal';

/** What became of the cells of a run. */
export interface EveryCell {
  readonly cpus: number;
  readonly cpuModel: string;
  readonly minutes: number;
  readonly workloads: readonly WorkloadCells[];
}

/** What became of the cells of one workload, with all its parameter values. */
export interface WorkloadCells {
  readonly name: string;
  /** How many cells ran and gave the right outputs. */
  readonly verified: number;
  /** Cells that ran and did not work. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  /** How many cells cannot run here, by the reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Cells that the run did not reach in its time. */
  readonly missed: readonly string[];
}

type Cell = Result['cells'][number];

/** Counts the cells of a run by what became of them. */
export function summariseCells({ hosts, run, cells }: Result): EveryCell {
  const identity = hosts[0]?.identity;
  return {
    cpus: identity?.availableParallelism ?? 0,
    cpuModel: identity?.cpuModel ?? 'an unknown CPU',
    minutes: Number((run.durationMs / 60_000).toFixed(1)),
    workloads: [...Map.groupBy(cells, ({ workload }) => workload.name)].map(([name, ofWorkload]) =>
      summariseWorkload(name, ofWorkload),
    ),
  };
}

function summariseWorkload(name: string, cells: Result['cells']): WorkloadCells {
  const { verified = [], failed = [], skipped = [], missed = [] } = Object.groupBy(cells, fateOf);
  const byReason = Map.groupBy(skipped, ({ reason = '' }) => reason);
  return {
    name,
    verified: verified.length,
    failed: failed.map(({ id, reason = '' }) => ({ id, reason })),
    skipped: Object.fromEntries([...byReason].map(([reason, { length }]) => [reason, length])),
    missed: missed.map(({ id }) => id),
  };
}

function fateOf({ status, reason = '', trials }: Cell): Exclude<keyof WorkloadCells, 'name'> {
  if (status === 'failed' || status === 'timeout') return 'failed';
  if (status === 'skipped') return unreached.includes(reason) ? 'missed' : 'skipped';
  return trials.length > 0 ? 'verified' : 'missed';
}

/** The run was over before the cell's turn: that is a reason of the run, and not of the cell. */
const unreached: readonly string[] = [notReached, tooLate];
