import type { RunSettings } from '../run/run-settings.ts';
import type { IdentifiedCell } from './matrix-cell.ts';

/**
 * Tasks in flight for each worker of the workload's widest cell, unless the user says: one runs, one is at hand. All
 * cells of a workload have the same number in flight; were it by their own width, a task that waits would run the
 * faster the wider the cell, whatever its strategy is good for.
 */
const perWorker = 2;

/** Tasks in flight in every cell of a workload with these `cells`. */
export function occupancyOf(cells: readonly IdentifiedCell[], { occupancy }: RunSettings): number {
  return occupancy ?? perWorker * Math.max(...cells.map(({ workers }) => workers));
}
