import { estimateBreakdown, estimateSolo } from './estimate.ts';
import type { PlannedCell, PlannedWorkload, PlanSettings, Solo } from './plan.ts';

const defaultSoloTrials = 1;

/**
 * Plans the solo trials of every cell that has workers, from its workload's second block on: if time is short, a second
 * block is worth more. Breakdowns, which the user asked for, come after the first block.
 */
export function planSolo(
  workloads: readonly PlannedWorkload[],
  {
    maxBlocks,
    soloTrials = defaultSoloTrials,
    measuresBreakdown = false,
  }: Pick<PlanSettings, 'maxBlocks' | 'soloTrials' | 'measuresBreakdown'>,
): readonly Solo[] {
  const positions = Array.from({ length: soloTrials }, (_, repeat) => Math.min(repeat + 1, maxBlocks - 1));
  const afterBlock = (index: number, position: number) => index * workloads.length + position + 1;
  return [
    ...(measuresBreakdown
      ? workloads.flatMap((workload, position) => breakdownsOf(workload, afterBlock(0, position)))
      : []),
    ...positions.flatMap((index) =>
      workloads.flatMap((workload, position) => soloOf(workload, afterBlock(index, position))),
    ),
  ].toSorted((a, b) => a.afterBlocks - b.afterBlocks);
}

function breakdownsOf(workload: PlannedWorkload, afterBlocks: number): readonly Solo[] {
  const stampable = workload.cells.filter(({ isStampable }) => isStampable);
  return stampable.map((cell) => ({
    ...placeOf(workload, cell, afterBlocks),
    measures: 'breakdown',
    estimatedMs: estimateBreakdown(cell, workload.pacing),
  }));
}

function soloOf(workload: PlannedWorkload, afterBlocks: number): readonly Solo[] {
  const withWorkers = workload.cells.filter(({ unit }) => unit !== 'driver');
  return withWorkers.map((cell) => ({
    ...placeOf(workload, cell, afterBlocks),
    measures: 'workers',
    estimatedMs: estimateSolo(cell),
  }));
}

function placeOf({ key }: PlannedWorkload, { id }: PlannedCell, afterBlocks: number) {
  return { workload: key, cell: id, afterBlocks };
}
