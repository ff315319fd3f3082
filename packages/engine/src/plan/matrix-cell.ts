import type {
  HostCommand,
  Params,
  RuntimeIdentity,
  WorkerUnit,
  Workload,
  WorkloadReference,
  WrappedLibrary,
} from '@parbench/core';

/** A cell as it is to be run: workload x strategy x number of workers, all resolved and checked. */
export interface MatrixCell {
  readonly workload: {
    readonly name: string;
    readonly kind: Workload['kind'];
    readonly package: string;
    readonly tags: readonly string[];
    readonly reference: WorkloadReference;
  };
  readonly strategy: {
    readonly name: string;
    readonly package: string;
    readonly version: string;
    readonly libraries?: readonly WrappedLibrary[];
    readonly options: Readonly<Record<string, unknown>>;
    /** What its workers are, by its capabilities. */
    readonly unit: WorkerUnit;
    /** The plug-in module's URL; missing for `inline`. */
    readonly url?: string;
  };
  readonly workers: number;
  /** What the cell runs in, where that is not Node. */
  readonly runtime?: CellRuntime;
  /**
   * Where a run compares revisions of the code: which one this cell is of. Then each cell is compared with the other
   * revisions of itself, and with no other cell.
   */
  readonly revision?: string;
  /** Why the cell cannot run here: it is reported as skipped. */
  readonly skip?: string;
}

/** Another language that a cell runs in. */
export interface CellRuntime {
  /** The name of the runtime: `python`. */
  readonly name: string;
  readonly identity: RuntimeIdentity;
  /** How its trial host is started. */
  readonly host: HostCommand;
  /** The `file:` URL of the workload's implementation in that language. */
  readonly implementation: string;
}

/** A cell with its names in plans, journals and results. */
export type IdentifiedCell = MatrixCell & {
  /**
   * All that makes the cell what it is: `spin(iterations=65000,microseconds=1000)/threads@2`, with `#revision` after it
   * where it has one.
   */
  readonly id: string;
  /**
   * What the cell is compared within: its workload with parameters, `spin(iterations=65000,microseconds=1000)`; of a cell
   * with a revision its id without it, `spin(...)/threads@2`.
   */
  readonly key: string;
  /** What tells it from the others of its key: `threads@2`; of a cell with a revision, the revision. */
  readonly label: string;
};

/** Names a cell. */
export function identifyCell(cell: MatrixCell): IdentifiedCell {
  const { strategy, workers, revision } = cell;
  const key = workloadKey(cell.workload.name, cell.workload.reference.params);
  const column = `${strategy.name}${listOf(strategy.options)}@${workers}`;
  const cellId = `${key}/${column}`;
  return revision === undefined
    ? { ...cell, id: cellId, key, label: column }
    : { ...cell, id: `${cellId}#${revision}`, key: cellId, label: revision };
}

/** Names a workload with its parameters. */
export function workloadKey(name: string, params: Params): string {
  return `${name}${listOf(params)}`;
}

function listOf(entries: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(entries).map(([name, value]) => `${name}=${textOf(value)}`);
  return parts.length === 0 ? '' : `(${parts.toSorted().join(',')})`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
