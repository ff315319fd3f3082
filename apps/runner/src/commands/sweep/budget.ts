import { identifyCell, type MatrixCell, planMatrix, type RunSettings } from '@parbench/engine';
import { formatCount, formatDuration } from '@parbench/report/quantities';
import { usageError } from '../../errors/usage-error.ts';

/** The blocks that each cell needs for an interval. */
const fewestBlocks = 2;

/** An estimate of the time of calibrating a workload and measuring the cost of a call, milliseconds. */
const pilotMs = 1500;

/** Times are rounded up to this, milliseconds. */
const stepMs = 5000;

/**
 * Checks that the budget is enough for two blocks of each cell, as estimated for tasks of 1 ms.
 * @throws ParbenchError `usage` with the estimate
 */
export function checkBudget(cells: readonly MatrixCell[], settings: RunSettings): void {
  const neededMs = Math.ceil(estimate(cells, settings) / stepMs) * stepMs;
  if (settings.budgetMs >= neededMs) return;
  const measured = cells.filter(({ skip }) => skip === undefined);
  throw usageError(
    `\`--budget\`: expected at least about ${formatDuration(neededMs)} for this sweep (two blocks of each of its ${formatCount(measured.length, 'cell')}, if tasks take 1 ms), received ${formatDuration(settings.budgetMs)}. Raise it, or measure fewer points with \`--grid\`, \`--workers\` or \`--filter\`.`,
  );
}

function estimate(cells: readonly MatrixCell[], settings: RunSettings): number {
  const { blocks } = planMatrix(cells, settings);
  const counts = new Map(
    cells.filter(({ skip }) => skip === undefined).map((cell) => [identifyCell(cell).id, 0]),
  );
  let ms = pilotMs * new Set(blocks.map(({ workload }) => workload)).size;
  for (const { competitors, estimatedMs } of blocks) {
    if ([...counts.values()].every((count) => count >= fewestBlocks)) break;
    ms += estimatedMs;
    for (const id of competitors) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return ms;
}
