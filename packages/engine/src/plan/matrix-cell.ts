import type { WorkloadReference } from '@parbench/core';

/** A cell as it is to be run: workload x strategy x number of workers, all resolved and checked. */
export interface MatrixCell {
  readonly workload: {
    readonly name: string;
    readonly package: string;
    readonly tags: readonly string[];
    readonly reference: WorkloadReference;
  };
  readonly strategy: {
    readonly name: string;
    readonly package: string;
    readonly version: string;
    readonly options: Readonly<Record<string, unknown>>;
    /** The plug-in module's URL; missing for `inline`. */
    readonly url?: string;
  };
  readonly workers: number;
  /**
   * Where a run compares revisions of the code: which one this cell is of. Then each cell is compared with the other
   * revisions of itself, and with no other cell.
   */
  readonly revision?: string;
  /** Why the cell cannot run here: it is reported as skipped. */
  readonly skip?: string;
}

/** A cell with its name in plans, journals and results. */
export type IdentifiedCell = MatrixCell & { readonly id: string };

/**
 * Names a cell by all that makes it what it is: `spin(iterations=65000,microseconds=1000)/threads@2`, with `#revision`
 * after it where it has one.
 */
export function identifyCell(cell: MatrixCell): IdentifiedCell {
  const { revision } = cell;
  return { ...cell, id: revision === undefined ? placeOf(cell) : `${placeOf(cell)}#${revision}` };
}

/**
 * Names what a cell is compared within: its workload with parameters, `spin(iterations=65000,microseconds=1000)`; of a
 * cell with a revision its place in the matrix, `spin(...)/threads@2`.
 */
export function workloadKey(cell: MatrixCell): string {
  return cell.revision === undefined ? workloadOf(cell) : placeOf(cell);
}

function placeOf(cell: MatrixCell): string {
  const { strategy, workers } = cell;
  return `${workloadOf(cell)}/${strategy.name}${listOf(strategy.options)}@${workers}`;
}

function workloadOf({ workload }: MatrixCell): string {
  return `${workload.name}${listOf(workload.reference.params)}`;
}

function listOf(entries: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(entries).map(([name, value]) => `${name}=${textOf(value)}`);
  return parts.length === 0 ? '' : `(${parts.toSorted().join(',')})`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
