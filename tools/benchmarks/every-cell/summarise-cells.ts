import type { Result } from '@parbench/engine';

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
  /** Cells that were not reached: neither a block nor a reason. */
  readonly missed: readonly string[];
}

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
  const ended = Object.groupBy(cells, ({ status }) => (status === 'timeout' ? 'failed' : status));
  const [verified, missed] = [true, false].map((isMeasured) =>
    (ended.ok ?? []).filter(({ trials }) => trials.length > 0 === isMeasured),
  );
  return {
    name,
    verified: verified?.length ?? 0,
    failed: (ended.failed ?? []).map(({ id, reason = '' }) => ({ id, reason })),
    skipped: Object.fromEntries(
      [...Map.groupBy(ended.skipped ?? [], ({ reason = '' }) => reason)].map(([reason, { length }]) => [
        reason,
        length,
      ]),
    ),
    missed: (missed ?? []).map(({ id }) => id),
  };
}
