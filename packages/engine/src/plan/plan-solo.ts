import { estimateSolo } from './estimate.ts';
import type { PlannedWorkload, Solo } from './plan.ts';

/** Two values of each show whether a figure repeats. */
const soloTrialsPerCell = 2;

/** The solo trials of every cell, one after each of its workload's first blocks. */
export function planSolo(workloads: readonly PlannedWorkload[], maxBlocks: number): readonly Solo[] {
  return Array.from({ length: soloTrialsPerCell }, (_, repeat) => Math.min(repeat, maxBlocks - 1)).flatMap(
    (index) =>
      workloads.flatMap((workload, place) => soloTrials(workload, index * workloads.length + place + 1)),
  );
}

function soloTrials({ key, cells }: PlannedWorkload, afterBlocks: number): readonly Solo[] {
  return cells.map((cell) => ({
    kind: 'memory',
    workload: key,
    cell: cell.id,
    afterBlocks,
    estimatedMs: estimateSolo(cell),
  }));
}
