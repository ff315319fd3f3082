import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { ceilingWidths, isObservedBlock, roundsPerBlock } from './block-shape.ts';
import { blockSize } from './block-size.ts';
import { competitorSets } from './competitor-sets.ts';
import { estimateBlock } from './estimate.ts';
import type { Block, PlannedWorkload, PlanSettings } from './plan.ts';
import { createPositionBalance } from './position-balance.ts';
import { createRoundOrders } from './round-orders.ts';

/** Plans the blocks of one workload. Advances `random`. */
export function planBlocks(
  workload: PlannedWorkload,
  { maxBlocks, observesEveryBlock = false }: Pick<PlanSettings, 'maxBlocks' | 'observesEveryBlock'>,
  random: RandomGenerator,
): readonly Block[] {
  const { key, baseline, cells, pacing } = workload;
  const fixed = cells.map(({ id }) => id).filter((id) => id === baseline);
  const others = cells.map(({ id }) => id).filter((id) => id !== baseline);
  const sets = competitorSets(others, blockSize(workload) - fixed.length, random);
  const nextStart = createPositionBalance(random);
  const nextWarmup = createPositionBalance(random);
  const nextRounds = createRoundOrders(random);
  return Array.from({ length: maxBlocks }, (_, index) => {
    const competitors = [...fixed, ...sets.next().value];
    const isObserved = observesEveryBlock || isObservedBlock(index);
    const block = {
      workload: key,
      index,
      competitors,
      startOrder: nextStart(competitors),
      warmupOrder: nextWarmup(competitors),
      rounds: nextRounds(competitors, roundsPerBlock(competitors.length, pacing)),
      isObserved,
      ceilings:
        isObserved && pacing.batchTasks === undefined
          ? ceilingWidths(cells.filter(({ id }) => competitors.includes(id)))
          : [],
    };
    return { ...block, estimatedMs: estimateBlock(block, workload) };
  });
}
