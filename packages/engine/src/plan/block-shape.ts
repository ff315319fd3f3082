import type { Pacing } from './pacing.ts';
import type { PlannedCell } from './plan.ts';
import { timing } from './timing.ts';
import { williamsSquare } from './williams-square.ts';

/** The rounds of a block, and the slices of each turn in them. */
interface BlockShape {
  readonly rounds: number;
  readonly slicesPerTurn: number;
}

/**
 * Returns the shape of a block with `turns` in each round: as many slices as fit in `measuredMs`. Where each has a round of
 * its own, rounds are whole Williams squares if at least one fits, so that every block is balanced by itself.
 */
export function shapeBlock(
  turns: number,
  {
    taskMs,
    sliceMs,
    measuredMs,
    takesOneTurn,
    batchTasks,
    fewestSlices = timing.fewestSlices,
  }: Pick<Pacing, 'taskMs' | 'sliceMs' | 'measuredMs' | 'takesOneTurn' | 'batchTasks' | 'fewestSlices'>,
): BlockShape {
  if (batchTasks !== undefined)
    return { rounds: taskMs > timing.longestForTwoBatchesMs ? 1 : fewestSlices, slicesPerTurn: 1 };
  const slices = Math.max(fewestSlices, Math.round(measuredMs / sliceMs));
  if (takesOneTurn) return { rounds: 1, slicesPerTurn: slices };
  const rows = williamsSquare(turns).length;
  return { rounds: slices < rows ? slices : Math.round(slices / rows) * rows, slicesPerTurn: 1 };
}

/**
 * Every workload gets as many blocks before anything else, if there is time for them: the spread of fewer is too uncertain for
 * their number to depend on it.
 */
export const fewestBlocks = 4;

/** Returns whether a block is observed: the first ones are, and of a long run every fourth. No verdict depends on it. */
export function isObservedBlock(index: number): boolean {
  return index < firstObserved || index % everyObserved === 0;
}

const firstObserved = 2;
const everyObserved = 4;

/**
 * Returns how many copies of the kernel are timed at once as the ceiling of `cells`: each of their widths, the smallest
 * first.
 */
export function ceilingWidths(cells: readonly PlannedCell[]): readonly number[] {
  const limited = cells.filter(hasCeiling);
  const widths = limited.map(({ workers }) => workers);
  return [...new Set(widths)].toSorted((a, b) => a - b);
}

/** Returns whether copies of the kernel are timed as the ceiling of the cell. */
export function hasCeiling({ unit, hasCeiling: isLimited = unit !== 'driver' }: PlannedCell): boolean {
  return isLimited;
}
