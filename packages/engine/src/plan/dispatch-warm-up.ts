import type { RunSettings } from '../run/run-settings.ts';
import { sum } from '../statistics/sum.ts';
import type { IdentifiedCell } from './matrix-cell.ts';

/** The longest task that gets 3 % faster by it, milliseconds. */
const longestTaskMs = 3;

/** Blocks that a budget should have room for: with so many, intervals may be narrower than what warm-up corrects. */
const enoughBlocks = 24;

/** What part of a trial's time that may be, where it has room for so many blocks. */
const part = 0.25;

/** Nobody waits for longer, milliseconds. */
const maxMs = 1500;

/** The cells that share a run's budget. */
interface Sharing {
  readonly cells: readonly Pick<IdentifiedCell, 'skip'>[];
  readonly end?: unknown;
}

/**
 * How long a trial whose tasks take `taskMs` may go on warming up until it has run `timing.dispatchTasks`, milliseconds.
 * V8 compiles dispatch by how often it runs: pools of a 2-core host gained 10 to 14 % from their first hundred tasks of 1 ms to
 * their two-thousandth, too slowly to be seen as a rise. Where the budget is short, more blocks are worth more than that.
 */
export function dispatchWarmUpMs(
  taskMs: number,
  workloads: readonly Sharing[],
  { budgetMs, isCoarse }: Pick<RunSettings, 'budgetMs' | 'isCoarse'>,
): number {
  if (isCoarse || taskMs === 0 || taskMs > longestTaskMs) return 0;
  const sharing = workloads.filter(({ end }) => end === undefined);
  const cells = sum(
    sharing.map((workload) => workload.cells.filter(({ skip }) => skip === undefined).length),
  );
  return Math.min(maxMs, (part * budgetMs) / (enoughBlocks * cells));
}
