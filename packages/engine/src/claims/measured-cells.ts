import { notReached, tooLate } from '../result/reasons.ts';
import type { Finding } from './schema.ts';

/** A finding without its runtime. */
export type Judged = Omit<Finding, 'runtime'>;

/** A cell, as far as it can be measured or not. */
interface Ending {
  readonly id: string;
  readonly status: 'ok' | 'failed' | 'timeout' | 'skipped';
  readonly reason?: string | undefined;
}

/** Returns the finding that follows from cells that were not measured; undefined if all were. */
export function unmeasured(cells: readonly Ending[]): Judged | undefined {
  const ended = cells.find(({ status }) => status !== 'ok');
  if (ended === undefined) return undefined;
  const { id, status, reason = '' } = ended;
  if (reason === notReached || reason === tooLate) return tooShort;
  if (status === 'skipped') return { verdict: 'skipped', reason, measures: [] };
  return { verdict: 'undecided', reason: `\`${id}\` ended early: ${reason}`, measures: [] };
}

const tooShort: Judged = {
  verdict: 'undecided',
  reason: 'the budget was too short to measure it: raise `--budget`',
  measures: [],
};

/** Returns a strategy's name without that of its runtime: `threads` for `python/threads`. */
export function plainName(strategy: string): string {
  return strategy.replace(/^python\//, '');
}

/** Finds the cell of threads and that of processes by the plain names of their strategies. */
export function findPair<Cell>(
  cells: readonly Cell[],
  threads: string,
  processes: string,
  nameOf: (cell: Cell) => string,
): { readonly threads: Cell | undefined; readonly processes: Cell | undefined } {
  const find = (name: string) => cells.find((cell) => plainName(nameOf(cell)) === name);
  return { threads: find(threads), processes: find(processes) };
}
