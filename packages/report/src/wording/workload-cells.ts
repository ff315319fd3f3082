import type { Cell, Comparison, InterimResult, Result, WorkloadResult } from '@parbench/engine';

/** A workload's result with its cells, measured and not. */
export interface WorkloadCells {
  readonly workload: WorkloadResult;
  readonly measured: readonly Cell[];
  /** Failed, timed out or skipped, each with its reason. */
  readonly unmeasured: readonly Cell[];
}

/** Groups the cells of a result by workload, in the result's order. */
export function groupByWorkload({ workloads, cells }: Result): readonly WorkloadCells[] {
  return workloads.map((workload) => {
    const own = cells.filter((cell) => cell.workload.key === workload.key);
    const isMeasured = ({ status }: Cell) => status === 'ok';
    return {
      workload,
      measured: own.filter(isMeasured),
      unmeasured: own.filter((cell) => !isMeasured(cell)),
    };
  });
}

/** Names what a workload counts: `task`, `drive` or `request`. */
export function unitOf({ kind = 'task' }: WorkloadResult): string {
  return ({ task: 'task', job: 'drive', service: 'request' } as const)[kind];
}

/** Whether a strategy was measured with more than one number of workers. */
export function hasSeveralWidths({ measured }: WorkloadCells): boolean {
  return new Set(measured.map(({ strategy }) => strategy.name)).size < measured.length;
}

/** The comparisons with the baseline of their workload: the speed-ups. */
export function speedupsOf({ workloads, comparisons }: InterimResult): readonly Comparison[] {
  const baselines = new Set(workloads.map(({ baseline }) => baseline));
  return comparisons.filter(({ b }) => baselines.has(b));
}

/** Whether the winner set says anything: with no interval yet, it has every cell. */
export function hasWinners({ measured }: WorkloadCells): boolean {
  return measured.some(({ metrics }) => metrics.speedup?.low !== undefined);
}
