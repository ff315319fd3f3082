import type { Cell, Result } from '../result/schema.ts';
import { exponential } from '../statistics/mean-interval.ts';
import { logRatioInterval, pairedVerdict, type TestSettings } from '../statistics/paired-test.ts';
import { blockLogRatios } from '../verdict/competitor.ts';
import type { CellChange, RunComparison } from './compare-runs.ts';

/** The revisions that a run measured side by side, by name. */
export interface Revisions {
  readonly before: string;
  readonly after: string;
}

/**
 * Compares two revisions of the code that one run measured in the same blocks: each cell of the second with the same
 * cell of the first, paired by block. The intervals are simultaneous over all cells, so that one is enough to judge by.
 */
export function compareRevisions(result: Result, { before, after }: Revisions): RunComparison {
  const later = result.cells.filter(({ revision }) => revision === after);
  const pairs = later.map((cell) => ({
    place: placeOf(cell),
    after: cell,
    before: findTwin(cell, result, before),
  }));
  const measured = pairs.flatMap((pair) => measuredPair(pair) ?? []);
  const { threshold, floor = 0 } = result.plan;
  const settings = { threshold, floor, comparisons: measured.length };
  return {
    changes: measured.map((pair) => changeOf(pair, settings)),
    left: [
      ...pairs.filter((pair) => measuredPair(pair) === undefined).map((pair) => leftOut(pair)),
      ...result.cells
        .filter((cell) => cell.revision === before && findTwin(cell, result, after) === undefined)
        .map((cell) => ({ cell: placeOf(cell), reason: `only in ${before}` })),
    ],
    mismatches: [],
  };
}

interface Pair {
  readonly place: string;
  readonly after: Cell;
  readonly before: Cell | undefined;
}

type MeasuredPair = Pair & { readonly before: Cell };

/** A cell's id without its revision. */
function placeOf({ id, revision }: Cell): string {
  return revision === undefined ? id : id.slice(0, -`#${revision}`.length);
}

function findTwin(cell: Cell, { cells }: Result, revision: string): Cell | undefined {
  return cells.find((other) => other.revision === revision && placeOf(other) === placeOf(cell));
}

function measuredPair(pair: Pair): MeasuredPair | undefined {
  const { before, after } = pair;
  return before?.status === 'ok' && after.status === 'ok' ? { ...pair, before } : undefined;
}

function leftOut({ place, after, before }: Pair): RunComparison['left'][number] {
  if (before === undefined) return { cell: place, reason: `only in ${after.revision}` };
  const failed = after.status === 'ok' ? before : after;
  return { cell: place, reason: `${failed.status} in ${failed.revision}: ${failed.reason ?? ''}` };
}

function changeOf({ place, before, after }: MeasuredPair, settings: TestSettings): CellChange {
  const logRatios = blockLogRatios(after, before);
  const { value: ratio, low, high, n } = exponential(logRatioInterval(logRatios, settings));
  return {
    cell: place,
    ratio,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    blocks: { before: n, after: n },
    verdict: pairedVerdict(logRatios, settings),
  };
}
