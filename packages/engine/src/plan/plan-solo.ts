import { estimateSolo } from './estimate.ts';
import type { PlannedWorkload, PlanSettings, Solo } from './plan.ts';

const defaultSoloTrials = 1;

/**
 * Plans the solo trials of every cell that has workers, from its workload's second block on: if time is short, a second
 * block is worth more.
 */
export function planSolo(
  workloads: readonly PlannedWorkload[],
  { maxBlocks, soloTrials = defaultSoloTrials }: Pick<PlanSettings, 'maxBlocks' | 'soloTrials'>,
): readonly Solo[] {
  return Array.from({ length: soloTrials }, (_, repeat) => Math.min(repeat + 1, maxBlocks - 1)).flatMap(
    (index) =>
      workloads.flatMap((workload, position) => soloOf(workload, index * workloads.length + position + 1)),
  );
}

function soloOf({ key, cells }: PlannedWorkload, afterBlocks: number): readonly Solo[] {
  const withWorkers = cells.filter(({ unit }) => unit !== 'driver');
  return withWorkers.map((cell) => ({
    workload: key,
    cell: cell.id,
    afterBlocks,
    estimatedMs: estimateSolo(cell),
  }));
}
