import type { MatrixCell } from './matrix-cell.ts';
import type { Detail } from './pacing.ts';
import type { Block } from './plan.ts';
import { type MatrixSettings, planMatrix } from './plan-matrix.ts';

/**
 * Chooses how closely to measure the cells of a matrix: briefly if the budget is enough for some blocks, but not for one of
 * each cell. No cell would get a second block then, so nothing could be decided anyway. Tasks are assumed to take 1 ms.
 */
export function chooseDetail(cells: readonly MatrixCell[], settings: MatrixSettings): Detail {
  const { blocks, estimate } = planMatrix(cells, { ...settings, soloTrials: 0 });
  const fitting = blocks.slice(0, estimate.blocks);
  return fitting.length === 0 || countCells(fitting) === countCells(blocks) ? 'precise' : 'brief';
}

function countCells(blocks: readonly Block[]): number {
  return new Set(blocks.flatMap(({ competitors }) => competitors)).size;
}
