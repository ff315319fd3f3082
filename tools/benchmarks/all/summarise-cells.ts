import type { Result } from '@parbench/engine/result';
import { z } from 'zod';

/** How many cells of a workload ended how, in one runtime, over all of its parameters. */
const workloadSchema = z.object({
  workload: z.string(),
  /** Node, or the runtime's key. */
  runtime: z.string(),
  cells: z.int(),
  verified: z.int(),
  /** The other cells by reason. */
  others: z.array(z.object({ status: z.string(), reason: z.string(), strategies: z.array(z.string()) })),
});

/** What a run of all cells came to. */
export const everyCellSchema = z.object({
  host: z.string(),
  durationMs: z.number(),
  stopped: z.string(),
  workloads: z.array(workloadSchema),
});
export type EveryCell = z.infer<typeof everyCellSchema>;

/** Counts the cells of a run by workload, runtime and how they ended. */
export function summariseCells({ run, hosts, cells }: Result): EveryCell {
  const groups = Map.groupBy(cells, ({ workload, runtime = 'Node' }) => `${workload.name} ${runtime}`);
  return {
    host: hosts.map(({ identity }) => `${identity.cpus} CPUs (${identity.cpuModel})`).join(', '),
    durationMs: run.durationMs,
    stopped: run.stopped,
    workloads: [...groups.values()].map((group) => summariseGroup(group)),
  };
}

function summariseGroup(cells: Result['cells']): EveryCell['workloads'][number] {
  const [first] = cells;
  const isVerified = ({ status, trials }: Result['cells'][number]) => status === 'ok' && trials.length > 0;
  const others = Map.groupBy(
    cells.filter((cell) => !isVerified(cell)),
    ({ status, reason = '' }) => `${status} ${reason}`,
  );
  return {
    workload: first?.workload.name ?? '',
    runtime: first?.runtime ?? 'Node',
    cells: cells.length,
    verified: cells.filter(isVerified).length,
    others: [...others.values()].map((group) => ({
      status: group[0]?.status ?? '',
      reason: group[0]?.reason ?? '',
      strategies: [...new Set(group.map(({ strategy }) => strategy.name))],
    })),
  };
}
