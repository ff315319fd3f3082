import { sum } from '../statistics/mean.ts';
import { fewestBlocks } from './block-shape.ts';
import { estimateBreakdown, estimateSolo } from './estimate.ts';
import type { Block, PlannedCell, PlannedWorkload, PlanSettings, Solo } from './plan.ts';

const defaultSoloTrials = 1;

/**
 * Plans the solo trials of every cell that has workers, after four blocks of each workload. They come after two if the
 * budget is too short for both, or else there would be none of some workloads. Breakdowns, which the user asked for, come after the
 * first block of their workload.
 */
export function planSolo(
  workloads: readonly PlannedWorkload[],
  blocks: readonly Block[],
  {
    maxBlocks,
    soloTrials = defaultSoloTrials,
    soloAfter,
    measuresBreakdown = false,
    budgetMs,
  }: Omit<PlanSettings, 'seed'>,
): readonly Solo[] {
  const first = blocks.filter(({ index }) => index < fewestBlocks);
  const soloAt = (after: number) =>
    workloads.flatMap((workload) => soloOf(workload, Math.min(after, maxBlocks) * workloads.length));
  const fits = estimateOf(first) + soloTrials * estimateOf(soloAt(fewestBlocks)) <= budgetMs;
  const workers = soloAt(soloAfter ?? (fits ? fewestBlocks : 2));
  return [
    ...(measuresBreakdown ? workloads.flatMap((workload, index) => breakdownsOf(workload, index + 1)) : []),
    ...Array.from({ length: soloTrials }, () => workers).flat(),
  ].toSorted((a, b) => a.afterBlocks - b.afterBlocks);
}

function estimateOf(parts: readonly { readonly estimatedMs: number }[]): number {
  return sum(parts.map(({ estimatedMs }) => estimatedMs));
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
