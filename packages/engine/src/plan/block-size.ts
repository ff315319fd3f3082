import { sum } from '../statistics/mean.ts';
import { ceilingWidths } from './block-shape.ts';
import type { MemoryNeed, PlannedCell, PlannedWorkload } from './plan.ts';

/** Competitors of a block, memory permitting: the baseline and 5 others, so that their slices stay close in time. */
const most = 6;

/** The baseline and two others: with one, no two cells beside the baseline would ever meet, and the winner would not be told from the rest. */
const fewest = 3;

/** The part of the available memory that a block may take. */
const usable = 0.8;

/**
 * How many competitors the blocks of a workload hold: fewer where the largest that could meet, and the copies of the
 * kernel that are their ceiling, would not fit in the memory that the host had to give. A thread is taken for as large as
 * a process, which is more than it needs. The fewest are tried whether they fit or not.
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
