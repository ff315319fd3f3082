import type { Pacing } from './pacing.ts';
import type { PlannedCell } from './plan.ts';
import { timing } from './timing.ts';
import { williamsSquare } from './williams-square.ts';

/**
 * Returns the number of rounds of a block with `slices` in each: as many as fit in `measuredMs`, in whole Williams
 * squares if at least one fits, so that every block is balanced by itself.
 */
export function roundsPerBlock(
  slices: number,
  {
    taskMs,
    sliceMs,
    measuredMs,
    batchTasks,
    fewestRounds = timing.fewestRounds,
  }: Pick<Pacing, 'taskMs' | 'sliceMs' | 'measuredMs' | 'batchTasks' | 'fewestRounds'>,
): number {
  if (batchTasks !== undefined) return taskMs > timing.longestForRoundsMs ? 1 : fewestRounds;
  const rounds = Math.max(fewestRounds, Math.round(measuredMs / sliceMs));
  const rows = williamsSquare(slices).length;
  return rounds < rows ? rounds : Math.round(rounds / rows) * rows;
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
