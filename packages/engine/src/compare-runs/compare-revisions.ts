import type { Cell } from '../result/cell-schema.ts';
import type { Comparison } from '../result/comparison-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { findComparison } from '../verdict/compare.ts';
import { isBroken } from './broken.ts';
import type { CellChange, RunComparison } from './compare-runs.ts';

/** The names of the two revisions that a run compares. */
export interface Revisions {
  readonly before: string;
  readonly after: string;
}

/**
 * Compares two revisions of the code that one run measured in the same blocks: each cell of the second with the same
 * cell of the first, paired by block, as the run compared them. If `plan.comparisons` is the number of these cells, the
 * intervals are simultaneous over all of them, so that a single one is enough for a verdict.
 */
export function compareRevisions(result: Result, { before, after }: Revisions): RunComparison {
  const later = result.cells.filter(({ revision }) => revision === after);
  const pairs = later.map((cell) => ({
    cell: idWithoutRevision(cell),
    after: cell,
    before: findTwin(cell, result, before),
  }));
  const changes = pairs.map((pair) => changeOf(pair, result));
  return {
    changes: changes.flatMap((change) => change ?? []),
    uncompared: [
      ...pairs.filter((_, index) => changes[index] === undefined).map(describeUncompared),
      ...result.cells
        .filter((cell) => cell.revision === before && findTwin(cell, result, after) === undefined)
        .map((cell) => ({ cell: idWithoutRevision(cell), reason: `only in ${before}` })),
    ],
    mismatches: [],
  };
}

interface Pair {
  readonly cell: string;
  readonly after: Cell;
  readonly before: Cell | undefined;
}

/** A cell of a revision is compared with the other revisions of itself, so its workload's key is this id. */
function idWithoutRevision({ workload }: Cell): string {
  return workload.key;
}

function findTwin(cell: Cell, { cells }: Result, revision: string): Cell | undefined {
  return cells.find(
    (other) => other.revision === revision && idWithoutRevision(other) === idWithoutRevision(cell),
  );
}

/** Returns the change of a cell; undefined if the run did not compare it. */
function changeOf({ cell, before, after }: Pair, { comparisons }: Result): CellChange | undefined {
  const comparison = before && findComparison(comparisons, after.id, before.id);
  return comparison && { cell, ...intervalOf(comparison), verdict: comparison.verdict };
}

function intervalOf({ ratio, low, high, blocks }: Comparison) {
  return {
    ratio,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    blocks: { before: blocks, after: blocks },
  };
}

function describeUncompared({ cell, after, before }: Pair): RunComparison['uncompared'][number] {
  if (before === undefined) return { cell, reason: `only in ${after.revision}` };
  const failed = [after, before].find(({ status }) => status !== 'ok');
  if (failed === undefined) return { cell, reason: 'no finished block has both revisions', isOpen: true };
  const reason = `${failed.status} in ${failed.revision}: ${failed.reason ?? ''}`;
  return { cell, reason, ...(isBroken(before, after) && { isBroken: true }) };
}
