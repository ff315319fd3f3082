import type { Cell, MatrixCell } from '@parbench/engine';
import { isVariant } from '../../filter/axes.ts';

/** A strategy this far behind the best one in the first look is not looked at again. */
const hopeless = 0.8;

/** Strategies that are measured in earnest beside the baseline. */
const mostFinalists = 3;

/** What is known when the cells to measure in earnest are chosen. */
export interface FirstLook {
  readonly baseline: string;
  /** Whether strategies may be left out at all. */
  readonly mayLeaveOut: boolean;
  /** The cells of the first look; nothing when there was none. */
  readonly firstLook: readonly Cell[] | undefined;
}

/** What a first look at a workload came to. */
export interface Finalists {
  /** The cells to measure in earnest. */
  readonly cells: readonly MatrixCell[];
  /** The cells of the first look that were left out, best first. */
  readonly leftOut: readonly Cell[];
}

/**
 * Chooses the cells of a workload to measure in earnest: the baseline, the best strategy of the first look with every
 * number of workers, and its close rivals with the most. What failed or was skipped stays too, for the result to say
 * so. Where a first look has shown nothing, all strategies stay that are no variants.
 */
export function chooseFinalists(
  cells: readonly MatrixCell[],
  { baseline, mayLeaveOut, firstLook }: FirstLook,
): Finalists {
  if (!mayLeaveOut) return { cells, leftOut: [] };
  const others = cells.filter(({ strategy }) => strategy.name !== baseline);
  const seen = firstLook && rank(firstLook, cells, baseline);
  const ranked = seen?.length === 0 ? undefined : seen;
  const leftOut = ranked?.filter((cell, place) => isHopeless(cell, place, ranked)) ?? [];
  const out = new Set(leftOut.map(({ strategy }) => strategy.name));
  const stay = others.filter(({ strategy }) =>
    ranked ? !out.has(strategy.name) : !isVariant(strategy.name),
  );
  const best = ranked?.[0]?.strategy.name ?? stay[0]?.strategy.name;
  return {
    cells: cells.filter(
      (cell) =>
        cell.strategy.name === baseline ||
        cell.strategy.name === best ||
        (stay.includes(cell) && isWidest(cell, cells)),
    ),
    leftOut,
  };
}

/** The baseline, and every other strategy with the most workers. */
export function widestCells(cells: readonly MatrixCell[], baseline: string): readonly MatrixCell[] {
  return cells.filter((cell) => cell.strategy.name === baseline || isWidest(cell, cells));
}

/** The measured cells of this workload but the baseline, best first. */
function rank(firstLook: readonly Cell[], [first]: readonly MatrixCell[], baseline: string): readonly Cell[] {
  return firstLook
    .filter(({ workload }) => workload.name === first?.workload.name)
    .filter(({ status, strategy }) => status === 'ok' && strategy.name !== baseline)
    .toSorted((a, b) => ratioOf(b) - ratioOf(a));
}

function isHopeless(cell: Cell, place: number, [best]: readonly Cell[]): boolean {
  return place >= mostFinalists || (best !== undefined && ratioOf(cell) < hopeless * ratioOf(best));
}

function ratioOf({ metrics }: Cell): number {
  return metrics.speedup?.value ?? 0;
}

function isWidest({ strategy, workers }: MatrixCell, cells: readonly MatrixCell[]): boolean {
  return cells.every((cell) => cell.strategy.name !== strategy.name || cell.workers <= workers);
}
