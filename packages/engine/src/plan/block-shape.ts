import type { PlannedCell } from './plan.ts';
import { timing } from './timing.ts';
import { williamsSquare } from './williams-square.ts';

/**
 * Returns the number of rounds of a block of `competitors`: as many as fit in its measuring time, in whole Williams
 * squares if at least one fits, so that every block is balanced by itself.
 */
export function roundsPerBlock(competitors: number, sliceMs: number): number {
  const rounds = Math.max(timing.fewestRounds, Math.round(timing.measuredMsPerBlock / sliceMs));
  const rows = williamsSquare(competitors).length;
  return rounds < rows ? rounds : Math.round(rounds / rows) * rows;
}

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
