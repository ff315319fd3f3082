import type { Block } from '../plan/plan.ts';

/** The block without the cells that are not to be run any more, all orders kept. */
export function retireCells(block: Block, isRunning: (cell: string) => boolean): Block {
  return {
    ...block,
    competitors: block.competitors.filter(isRunning),
    startOrder: block.startOrder.filter(isRunning),
    warmupOrder: block.warmupOrder.filter(isRunning),
    rounds: block.rounds.map((round) => round.filter(isRunning)),
  };
}

/** Blocks that show the figures of a lone survivor with their spread. */
const loneSurvivorBlocks = 2;

/**
 * Whether a workload is over before its time, after `blocks` blocks: all of its `cells` have ended, or one alone is
 * left of several, which more blocks would compare with nothing.
 */
export function isOver(
  cells: readonly string[],
  isRunning: (cell: string) => boolean,
  blocks: number,
): boolean {
  const running = cells.filter(isRunning).length;
  return running === 0 || (running === 1 && cells.length > 1 && blocks >= loneSurvivorBlocks);
}
