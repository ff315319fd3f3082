import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { roundsPerBlock, sliceLengthMs } from './block-shape.ts';
import { competitorSets } from './competitor-sets.ts';
import { estimateBlock } from './estimate.ts';
import { createPlaceBalance } from './place-balance.ts';
import type { Block, PlannedCell, PlannedWorkload } from './plan.ts';
import { createRoundOrders } from './round-orders.ts';

/** How many competitors a block holds: the baseline and 5 others, so that their slices stay close in time. */
const blockSize = 6;

/** The blocks of one workload. Moves `random` on. */
export function planBlocks(
  workload: PlannedWorkload,
  maxBlocks: number,
  random: RandomGenerator,
): readonly Block[] {
  const { key, baseline, cells, taskCostMs } = workload;
  const fixed = cells.map(({ id }) => id).filter((id) => id === baseline);
  const others = cells.map(({ id }) => id).filter((id) => id !== baseline);
  const sets = competitorSets(others, blockSize - fixed.length, random);
  const nextStart = createPlaceBalance(random);
  const nextWarmup = createPlaceBalance(random);
  const nextRounds = createRoundOrders(random);
  return Array.from({ length: maxBlocks }, (_, index) => {
    const competitors = [...fixed, ...sets.next().value];
    const sliceMs = sliceLengthMs(taskCostMs);
    const block = {
      workload: key,
      index,
      competitors,
      startOrder: nextStart(competitors),
      warmupOrder: nextWarmup(competitors),
      rounds: nextRounds(competitors, roundsPerBlock(competitors.length, sliceMs)),
      sliceMs,
      ceilings: widthsOf(cells.filter(({ id }) => competitors.includes(id))),
    };
    return { ...block, estimatedMs: estimateBlock(block, workload) };
  });
}

function widthsOf(cells: readonly PlannedCell[]): readonly number[] {
  const limited = cells.filter(({ isInDriver, hasCeiling = !isInDriver }) => hasCeiling);
  const widths = limited.map(({ workers }) => workers);
  return [...new Set(widths)].toSorted((a, b) => a - b);
}
