import { sum } from '../statistics/mean.ts';
import { ceilingWidths } from './block-shape.ts';
import type { MemoryNeed, PlannedCell, PlannedWorkload } from './plan.ts';

/** The most competitors of a block: the baseline and 5 others, so that their slices stay close in time. */
const most = 6;

/**
 * The baseline and two others: with one, two cells other than the baseline would never meet, and the winner could not
 * be distinguished from the rest.
 */
const fewest = 3;

/** The share of the available memory that a block may use. */
const usable = 0.8;

/**
 * Returns the number of competitors in the blocks of a workload. It is reduced if the largest cells that could meet,
 * and the copies of the kernel that form their ceiling, would not fit in the available memory. A thread is assumed to
 * be as large as a process, which overestimates it. The fewest competitors are tried even if they do not fit.
 */
export function blockSize({ baseline, cells, memory }: PlannedWorkload): number {
  if (memory === undefined) return most;
  const bySize = cells.toSorted(
    (a, b) => Number(b.id === baseline) - Number(a.id === baseline) || processesOf(b) - processesOf(a),
  );
  let size = most;
  while (size > fewest && bytesOf(bySize.slice(0, size), memory) > usable * memory.availableBytes) size--;
  return size;
}

function bytesOf(cells: readonly PlannedCell[], { workerBytes }: MemoryNeed): number {
  return workerBytes * (sum(cells.map(processesOf)) + sum(ceilingWidths(cells)));
}

function processesOf({ workers, unit }: PlannedCell): number {
  return unit === 'driver' ? 1 : 1 + workers;
}
