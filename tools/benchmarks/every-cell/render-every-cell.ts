import { markdownTable } from 'markdown-table';
import type { EveryCell, WorkloadCells } from './summarise-cells.ts';

/** Renders what became of all cells: a table by workload, the failures, and why cells were skipped. */
export function renderEveryCell({ cpus, cpuModel, minutes, workloads }: EveryCell): string {
  const all = sum(workloads, cellsOf);
  const lead = `${all} cells in ${minutes} minutes on ${cpus} CPUs (${cpuModel}): ${sum(workloads, ({ verified }) => verified)} verified, ${sum(workloads, skippedOf)} skipped with the reason, ${sum(workloads, ({ failed }) => failed.length)} failed, ${sum(workloads, ({ missed }) => missed.length)} not reached.`;
  return [lead, renderTable(workloads), ...renderFailures(workloads), ...renderSkipped(workloads)].join(
    '\n\n',
  );
}

function renderTable(workloads: readonly WorkloadCells[]): string {
  const rows = workloads.map((workload) => [
    `\`${workload.name}\``,
    `${cellsOf(workload)}`,
    `${workload.verified}`,
    `${skippedOf(workload)}`,
    `${workload.failed.length}`,
  ]);
  return markdownTable([['workload', 'cells', 'verified', 'skipped', 'failed'], ...rows], {
    align: ['l', 'r', 'r', 'r', 'r'],
  });
}

function renderFailures(workloads: readonly WorkloadCells[]): readonly string[] {
  const failures = workloads.flatMap(({ failed }) => failed);
  if (failures.length === 0) return [];
  return ['Failed:', failures.map(({ id, reason }) => `- \`${id}\`: ${reason}`).join('\n')];
}

function renderSkipped(workloads: readonly WorkloadCells[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { skipped } of workloads) {
    for (const [reason, count] of Object.entries(skipped)) {
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    }
  }
  if (counts.size === 0) return [];
  const rows = [...counts].toSorted(([, a], [, b]) => b - a).map(([reason, count]) => [`${count}`, reason]);
  return ['Skipped:', markdownTable([['cells', 'reason'], ...rows], { align: ['r', 'l'] })];
}

function cellsOf(workload: WorkloadCells): number {
  return workload.verified + skippedOf(workload) + workload.failed.length + workload.missed.length;
}

function skippedOf({ skipped }: WorkloadCells): number {
  return Object.values(skipped).reduce((total, count) => total + count, 0);
}

function sum(workloads: readonly WorkloadCells[], count: (workload: WorkloadCells) => number): number {
  return workloads.reduce((total, workload) => total + count(workload), 0);
}
