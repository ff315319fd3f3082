import type { PlannedCell } from './plan.ts';
import { timing } from './timing.ts';
import { williamsSquare } from './williams-square.ts';

/** How long a slice of a task of `taskCostMs` is, milliseconds: long enough to count completions in it. */
export function sliceLengthMs(taskCostMs: number): number {
  return Math.max(timing.shortestSliceMs, Math.ceil(timing.completionsPerSlice * taskCostMs));
}

/**
 * How many rounds a block of `competitors` has: as many as fit in its measuring time, in whole Williams squares where
 * at least one fits, so that every block is balanced in itself.
 */
export function roundsPerBlock(competitors: number, sliceMs: number): number {
  const rounds = Math.max(timing.fewestRounds, Math.round(timing.measuredMsPerBlock / sliceMs));
  const rows = williamsSquare(competitors).length;
  return rounds < rows ? rounds : Math.round(rounds / rows) * rows;
}

/** How many copies of the kernel are timed at once as the ceiling of `cells`: each of their widths, the smallest first. */
export function ceilingWidths(cells: readonly PlannedCell[]): readonly number[] {
  const limited = cells.filter(({ isInDriver, hasCeiling = !isInDriver }) => hasCeiling);
  const widths = limited.map(({ workers }) => workers);
  return [...new Set(widths)].toSorted((a, b) => a - b);
}
