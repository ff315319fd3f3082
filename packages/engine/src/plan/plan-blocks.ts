import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { ceilingWidths, isObservedBlock, roundsPerBlock } from './block-shape.ts';
import { blockSize } from './block-size.ts';
import { competitorSets } from './competitor-sets.ts';
import { estimateBlock } from './estimate.ts';
import type { Block, PlannedWorkload, PlanSettings } from './plan.ts';
import { createPositionBalance } from './position-balance.ts';
import { createRoundOrders } from './round-orders.ts';
import { shuffle } from './shuffle.ts';

/** Plans the blocks of one workload. Advances `random`. */
export function planBlocks(
  workload: PlannedWorkload,
  {
    maxBlocks,
    observesEveryBlock = false,
    detail = 'precise',
  }: Pick<PlanSettings, 'maxBlocks' | 'observesEveryBlock' | 'detail'>,
  random: RandomGenerator,
): readonly Block[] {
  const { key, baseline, cells, pacing } = workload;
  const fixed = cells.map(({ id }) => id).filter((id) => id === baseline);
  const others = cells.map(({ id }) => id).filter((id) => id !== baseline);
  const size = blockSize(workload) - fixed.length;
  const sets =
    detail === 'brief' ? partition(shuffle(others, random), size) : competitorSets(others, size, random);
  const nextStart = createPositionBalance(random);
  const nextRounds = createRoundOrders(random);
  const planBlock = (set: readonly string[], index: number): Block => {
    const competitors = [...fixed, ...set];
    const slices = set.length < 2 ? competitors : [...repeat(fixed, pacing.baselineSlices), ...set];
    const isObserved = detail === 'precise' && (observesEveryBlock || isObservedBlock(index));
    const block = {
      workload: key,
      index,
      competitors,
      startOrder: nextStart(competitors),
      rounds: nextRounds(slices, roundsPerBlock(slices.length, pacing)),
      isObserved,
      ceilings:
        isObserved && pacing.batchTasks === undefined
          ? ceilingWidths(cells.filter(({ id }) => competitors.includes(id)))
          : [],
    };
    return { ...block, estimatedMs: estimateBlock(block, workload) };
  };
  const blocks: Block[] = [];
  // No set more is drawn than is needed: it would advance `random`.
  for (const set of sets) if (blocks.push(planBlock(set, blocks.length)) === maxBlocks) break;
  return blocks;
}

function repeat(items: readonly string[], times: number): readonly string[] {
  return Array.from({ length: times }, () => items).flat();
}

/** Divides `cells` into sets of at most `size`; into one empty set if there are none. */
function partition(cells: readonly string[], size: number): readonly (readonly string[])[] {
  const count = Math.max(1, Math.ceil(cells.length / size));
  return Array.from({ length: count }, (_, index) => cells.slice(index * size, (index + 1) * size));
}
