import type { Cell, MatrixCell } from '@parbench/engine';
import { isVariant } from '../../filter/axes.ts';

/** A strategy below this share of the best one is screened out. */
const leastShareOfBest = 0.8;

/** The maximum number of strategies of one unit to measure after screening. */
const mostOfAUnit = 3;

/** The strategies of a function that may be the best. */
export interface Candidates {
  /** The most promising first, without the baseline. */
  readonly strategies: readonly string[];
  /** The cells that were screened out, best first. */
  readonly screenedOut: readonly Cell[];
}

/**
 * Chooses the strategies to measure from the screening of the cells of a function. A strategy is screened out if its one
 * block is far behind the best, or if three of its unit are better. Without results, all strategies stay that are not variants:
 * processes first where a global lock stops threads.
 */
export function chooseCandidates(
  cells: readonly MatrixCell[],
  { baseline, screened }: { readonly baseline: string; readonly screened: readonly Cell[] | undefined },
): Candidates {
  const others = cells.filter(({ strategy, skip }) => strategy.name !== baseline && skip === undefined);
  const ranked = rank(screened ?? [], others);
  if (ranked.length === 0) return { strategies: withoutVariants(others), screenedOut: [] };
  const [best] = ranked;
  const stays = (cell: Cell) => {
    const better = ranked
      .slice(0, ranked.indexOf(cell))
      .filter(({ strategy }) => strategy.unit === cell.strategy.unit);
    return (
      best !== undefined && ratioOf(cell) >= leastShareOfBest * ratioOf(best) && better.length < mostOfAUnit
    );
  };
  return {
    strategies: ranked.filter(stays).map(({ strategy }) => strategy.name),
    screenedOut: ranked.filter((cell) => !stays(cell)),
  };
}

/** Selects the baseline, and every other strategy with the most workers. */
export function widestCells(cells: readonly MatrixCell[], baseline: string): readonly MatrixCell[] {
  return cells.filter((cell) => cell.strategy.name === baseline || isWidest(cell, cells));
}

/** Ranks the measured cells of the strategies of `others`, best first. */
function rank(screened: readonly Cell[], others: readonly MatrixCell[]): readonly Cell[] {
  const isOwn = (cell: Cell) =>
    others.some(
      ({ workload, strategy }) =>
        workload.name === cell.workload.name && strategy.name === cell.strategy.name,
    );
  return screened
    .filter((cell) => cell.status === 'ok' && isOwn(cell))
    .toSorted((a, b) => ratioOf(b) - ratioOf(a));
}

function withoutVariants(others: readonly MatrixCell[]): readonly string[] {
  const plain = others.filter(
    ({ strategy, runtime }) => !isVariant(nameInRuntime(strategy.name, runtime?.name)),
  );
  const locked = ({ strategy, runtime }: MatrixCell) =>
    Number(runtime?.identity.gil === true && strategy.unit === 'thread');
  return [...new Set(plain.toSorted((a, b) => locked(a) - locked(b)).map(({ strategy }) => strategy.name))];
}

/** `python/threads` is not a variant in Python: it is the `threads` of that runtime. */
function nameInRuntime(name: string, runtime: string | undefined): string {
  return name.startsWith(`${runtime}/`) ? name.slice(`${runtime}/`.length) : name;
}

function ratioOf({ metrics }: Cell): number {
  return metrics.speedup?.value ?? 0;
}

function isWidest({ strategy, workers }: MatrixCell, cells: readonly MatrixCell[]): boolean {
  return cells.every((cell) => cell.strategy.name !== strategy.name || cell.workers <= workers);
}
