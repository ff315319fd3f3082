import type { Block } from './plan/plan.ts';

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
