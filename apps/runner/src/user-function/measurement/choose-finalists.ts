import type { Cell, MatrixCell } from '@parbench/engine';
import { isVariant } from '../../filter/axes.ts';

/** A strategy below this share of the best one is screened out. */
const leastShareOfBest = 0.8;

/** The maximum number of strategies to measure after screening, without the baseline. */
const mostFinalists = 3;

/** The basis for choosing the cells to measure. */
export interface Screening {
  readonly baseline: string;
  /** Whether strategies may be screened out at all. */
  readonly mayScreenOut: boolean;
  /** The cells as screening measured them; undefined without screening. */
  readonly screened: readonly Cell[] | undefined;
}

/** The outcome of screening a workload. */
export interface Finalists {
  /** The cells to measure. */
  readonly cells: readonly MatrixCell[];
  /** The cells that were screened out, best first. */
  readonly screenedOut: readonly Cell[];
}

/**
 * Chooses the cells of a workload to measure: the baseline, the best strategy of the screening with every number of
 * workers, and its close rivals with the most. Cells that failed or were skipped stay too, so that the result has their
 * reasons. Without results of screening, all strategies stay that are not variants.
 */
export function chooseFinalists(
  cells: readonly MatrixCell[],
  { baseline, mayScreenOut, screened }: Screening,
): Finalists {
  if (!mayScreenOut) return { cells, screenedOut: [] };
  const others = cells.filter(({ strategy }) => strategy.name !== baseline);
  const seen = screened && rank(screened, cells, baseline);
  const ranked = seen?.length === 0 ? undefined : seen;
  const screenedOut = ranked?.filter((cell, rank) => isScreenedOut(cell, rank, ranked)) ?? [];
  const out = new Set(screenedOut.map(({ strategy }) => strategy.name));
  const stay = others.filter(({ strategy, runtime }) =>
    ranked ? !out.has(strategy.name) : !isVariant(nameInRuntime(strategy.name, runtime?.name)),
  );
  const best = ranked?.[0]?.strategy.name ?? stay[0]?.strategy.name;
  return {
    cells: cells.filter(
      (cell) =>
        cell.strategy.name === baseline ||
        cell.strategy.name === best ||
        (stay.includes(cell) && isWidest(cell, cells)),
    ),
    screenedOut,
  };
}

/** `python/threads` is not a variant in Python: it is the `threads` of that runtime. */
function nameInRuntime(name: string, runtime: string | undefined): string {
  return name.startsWith(`${runtime}/`) ? name.slice(`${runtime}/`.length) : name;
}

/** Selects the baseline, and every other strategy with the most workers. */
export function widestCells(cells: readonly MatrixCell[], baseline: string): readonly MatrixCell[] {
  return cells.filter((cell) => cell.strategy.name === baseline || isWidest(cell, cells));
}

/** Ranks the measured cells of this workload, without the baseline, best first. */
function rank(screened: readonly Cell[], [first]: readonly MatrixCell[], baseline: string): readonly Cell[] {
  return screened
    .filter(({ workload }) => workload.name === first?.workload.name)
    .filter(({ status, strategy }) => status === 'ok' && strategy.name !== baseline)
    .toSorted((a, b) => ratioOf(b) - ratioOf(a));
}

function isScreenedOut(cell: Cell, rank: number, [best]: readonly Cell[]): boolean {
  return rank >= mostFinalists || (best !== undefined && ratioOf(cell) < leastShareOfBest * ratioOf(best));
}

function ratioOf({ metrics }: Cell): number {
  return metrics.speedup?.value ?? 0;
}

function isWidest({ strategy, workers }: MatrixCell, cells: readonly MatrixCell[]): boolean {
  return cells.every((cell) => cell.strategy.name !== strategy.name || cell.workers <= workers);
}
