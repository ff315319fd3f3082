import { sum } from '../statistics/mean.ts';
import type { Block, Plan, PlannedCell, PlannedWorkload, Solo } from './plan.ts';
import { timing } from './timing.ts';

/** Generations of tasks that each load runs besides those it counts: ramp-up, finding the first instant, drain. */
const generationsBeside = 3;

/** Estimates the duration of a block, milliseconds. */
export function estimateBlock(
  { competitors, rounds, ceilings }: Omit<Block, 'estimatedMs'>,
  { cells, pacing }: PlannedWorkload,
): number {
  const { taskMs, occupancy, sliceMs, arrivalsMs, dispatchWarmUpMs } = pacing;
  const members = cells.filter(({ id }) => competitors.includes(id));
  const warmupMs = ({ workers }: PlannedCell) =>
    Math.max(
      timing.warmupMs + timing.warmupTasks * taskMs,
      Math.min(dispatchWarmUpMs, (timing.dispatchTasks * taskMs) / workers),
    );
  const trials = sum(members.map((cell) => trialMs(cell) + warmupMs(cell) + arrivalsMs));
  const stretchMs = sliceMs + timing.quiescenceMs;
  const edgesMs = generationsBeside * taskMs;
  const slices = members.map(({ workers }) => stretchMs + (edgesMs * occupancy) / workers);
  const ceilingSlices =
    Math.ceil(rounds.length / timing.roundsPerCeiling) * ceilings.length * (stretchMs + edgesMs);
  const ceiling = ceilings.length === 0 ? 0 : timing.ceilingMs + timing.warmupMs + ceilingSlices;
  return Math.round(trials + (1 + rounds.length) * sum(slices) + ceiling);
}

/** Estimates the duration of a solo trial of a cell, milliseconds. */
export function estimateSolo(cell: PlannedCell): number {
  return trialMs(cell) + timing.soloMs;
}

/** Estimates how many blocks fit in the budget with the solo trials that come after them, and their duration. */
export function estimateBudget(
  blocks: readonly Block[],
  solo: readonly Solo[],
  budgetMs: number,
): Plan['estimate'] {
  const soloAfter = Map.groupBy(solo, ({ afterBlocks }) => afterBlocks);
  let durationMs = soloMs(soloAfter.get(0));
  for (const [index, block] of blocks.entries()) {
    const next = durationMs + block.estimatedMs + soloMs(soloAfter.get(index + 1));
    if (next > budgetMs) return { blocks: index, durationMs };
    durationMs = next;
  }
  return { blocks: blocks.length, durationMs };
}

function soloMs(trials: readonly Solo[] = []): number {
  return sum(trials.map(({ estimatedMs }) => estimatedMs));
}

function trialMs({ workers }: PlannedCell): number {
  return timing.trialMs + workers * timing.workerMs;
}
