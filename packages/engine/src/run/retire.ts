import type { Block } from '../plan/plan.ts';

/** Returns the block without the cells that are no longer running; all orders are kept. */
export function retireCells(block: Block, isRunning: (cell: string) => boolean): Block {
  return {
    ...block,
    competitors: block.competitors.filter(isRunning),
    startOrder: block.startOrder.filter(isRunning),
    rounds: block.rounds.map((round) => round.filter(isRunning)),
  };
}

/** The blocks that a lone surviving cell gets, so that its figures have a spread. */
const loneSurvivorBlocks = 2;

/**
 * Returns whether a workload ends early, after `blocks` blocks: either all its `cells` have ended, or only one of
 * several is left, so that further blocks would compare nothing.
 */
export function isOver(
  cells: readonly string[],
  isRunning: (cell: string) => boolean,
  blocks: number,
): boolean {
  const running = cells.filter(isRunning).length;
  return running === 0 || (running === 1 && cells.length > 1 && blocks >= loneSurvivorBlocks);
}
