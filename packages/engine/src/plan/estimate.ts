import { sum } from '../statistics/mean.ts';
import type { Block, Plan, PlannedCell, PlannedWorkload, Solo } from './plan.ts';
import { timing } from './timing.ts';

/** Generations of tasks that each load runs besides those it counts: ramp-up, finding the first instant, drain. */
const generationsBeside = 3;

/** Estimates the duration of a block, milliseconds. */
export function estimateBlock(block: Omit<Block, 'estimatedMs'>, workload: PlannedWorkload): number {
  const { batchTasks } = workload.pacing;
  return batchTasks === undefined
    ? estimateShort(block, workload)
    : estimateBatches(block, workload, batchTasks);
}

/** Estimates a block of long tasks: opening runs a task in each worker, and a cell's first trial verifies as many. */
function estimateBatches(
  { competitors, rounds, index }: Omit<Block, 'estimatedMs'>,
  { cells, pacing }: PlannedWorkload,
  batchTasks: number,
): number {
  const { taskMs, poolWarmUpMs, driverWarmUpMs } = pacing;
  const members = cells.filter(({ id }) => competitors.includes(id));
  const times = members.map((cell) => {
    const { workers, unit } = cell;
    const isPool = unit !== 'driver';
    const batchMs = (batchTasks * taskMs) / workers;
    const warmUps = Math.ceil((isPool ? poolWarmUpMs : driverWarmUpMs) / batchMs);
    const openings = isPool || index === 0 ? 2 : 1;
    const verifications = index === 0 && isPool ? workers : 0;
    return trialMs(cell) + (openings + verifications) * taskMs + (warmUps + rounds.length) * batchMs;
  });
  const trying = index === 0 ? 2 * taskMs : 0;
  return Math.round(trying + sum(times));
}

function estimateShort(
  { competitors, rounds, ceilings, isObserved }: Omit<Block, 'estimatedMs'>,
  { cells, pacing }: PlannedWorkload,
): number {
  const { taskMs, occupancy, sliceMs, arrivalsMs } = pacing;
  const members = cells.filter(({ id }) => competitors.includes(id));
  const warmUpMs = ({ unit }: PlannedCell) =>
    (unit === 'driver' ? pacing.driverWarmUpMs : poolWarmUpOf(pacing)) + timing.warmUpTasks * taskMs;
  const observedMs = isObserved ? pacing.observationMs : 0;
  const trials = sum(members.map((cell) => trialMs(cell) + warmUpMs(cell) + observedMs + arrivalsMs));
  const stretchMs = sliceMs + timing.quiescenceMs;
  const edgesMs = generationsBeside * taskMs;
  const slices = members.map((cell) => {
    const count = rounds.flat().filter((id) => id === cell.id).length;
    // The first slice follows warm-up, without a lead-in.
    return count * (stretchMs + (edgesMs * occupancy) / cell.workers) + (count - 1) * leadInOf(cell, pacing);
  });
  const ceilingSlices = ceilings.length * (stretchMs + edgesMs);
  const ceiling = ceilings.length === 0 ? 0 : timing.ceilingMs + timing.ceilingWarmUpMs + ceilingSlices;
  return Math.round(trials + sum(slices) + ceiling);
}

/** Estimates the duration of a solo trial of a cell, milliseconds. */
export function estimateSolo(cell: PlannedCell): number {
  return trialMs(cell) + timing.soloMs;
}

/** Estimates the duration of breaking down the cost of a task of a cell, milliseconds. */
export function estimateBreakdown(
  cell: PlannedCell,
  { taskMs, poolWarmUpMs, driverWarmUpMs }: PlannedWorkload['pacing'],
): number {
  const warmUpMs = cell.unit === 'driver' ? driverWarmUpMs : poolWarmUpMs;
  const sampleMs = Math.max(timing.breakdownMs, timing.stampedTasksPerWorker * taskMs);
  return Math.round(trialMs(cell) + Math.max(warmUpMs, taskMs) + sampleMs);
}

/** Estimates how many blocks fit in the budget with the solo trials that come between them, and their duration. */
export function estimateBudget(
  blocks: readonly Block[],
  solo: readonly Solo[],
  budgetMs: number,
): Plan['estimate'] {
  const soloAfter = Map.groupBy(solo, ({ afterBlocks }) => afterBlocks);
  let durationMs = 0;
  let soloTrials = 0;
  const addSolo = (afterBlocks: number) => {
    for (const { estimatedMs } of soloAfter.get(afterBlocks) ?? []) {
      if (durationMs + estimatedMs > budgetMs) return;
      durationMs += estimatedMs;
      soloTrials++;
    }
  };
  addSolo(0);
  for (const [index, { estimatedMs }] of blocks.entries()) {
    if (durationMs + estimatedMs > budgetMs) return { blocks: index, soloTrials, durationMs };
    durationMs += estimatedMs;
    addSolo(index + 1);
  }
  return { blocks: blocks.length, soloTrials, durationMs };
}

/** Returns the shortest warm-up of a pool, milliseconds, if it rehearses where it may. */
function poolWarmUpOf({ poolWarmUpMs, rehearsal }: PlannedWorkload['pacing']): number {
  return rehearsal ? Math.min(poolWarmUpMs, rehearsal.warmUpMs) : poolWarmUpMs;
}

/** Returns the lead-in of the slices of a cell, milliseconds. */
function leadInOf(
  { unit }: Pick<PlannedCell, 'unit'>,
  { leadInMs, driverLeadInMs }: PlannedWorkload['pacing'],
): number {
  return unit === 'driver' ? driverLeadInMs : leadInMs;
}

function trialMs({ workers }: PlannedCell): number {
  return timing.trialMs + workers * timing.workerMs;
}
