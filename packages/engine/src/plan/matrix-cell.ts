import {
  type HostCommand,
  type Params,
  type RuntimeIdentity,
  runtimeKey,
  type WorkerUnit,
  type Workload,
  type WorkloadReference,
  type WrappedLibrary,
} from '@parbench/core';

/** A cell to run: workload x strategy x number of workers, all resolved and checked. */
export interface MatrixCell {
  readonly workload: {
    readonly name: string;
    readonly kind: Workload['kind'];
    readonly package: string;
    readonly tags: readonly string[];
    readonly reference: WorkloadReference;
    /**
     * The code of `calibrate` and `run`, if there is a `calibrate`: another code needs another calibration. It is text,
     * since no module of a user is loaded in this process.
     */
    readonly calibration?: string;
  };
  readonly strategy: {
    readonly name: string;
    readonly package: string;
    readonly version: string;
    readonly libraries?: readonly WrappedLibrary[];
    readonly options: Readonly<Record<string, unknown>>;
    /** The unit of its workers, from its capabilities. */
    readonly unit: WorkerUnit;
    /** The plug-in module's URL; missing for `inline`. */
    readonly url?: string;
  };
  readonly workers: number;
  /** The runtime of the cell, if it is not Node. */
  readonly runtime?: CellRuntime;
  /**
   * Whether the cells of a workload are compared across runtimes. Otherwise those of each runtime are compared with each
   * other only.
   */
  readonly comparesRuntimes?: boolean;
  /**
   * The revision of the cell, in a run that compares revisions of the code. Each cell is then compared with the other
   * revisions of itself only.
   */
  readonly revision?: string;
  /** Why the cell cannot run here: it is reported as skipped. */
  readonly skip?: string;
}

/** A runtime other than Node. */
export interface CellRuntime {
  /** The name of the runtime: `python`. */
  readonly name: string;
  readonly identity: RuntimeIdentity;
  /** The command that starts its trial host. */
  readonly host: HostCommand;
  /** The `file:` URL of the workload's implementation for it. */
  readonly implementation: string;
}

/** A cell with its names in plans, journals and results. */
export type IdentifiedCell = MatrixCell & {
  /**
   * The full name of the cell: `spin(iterations=65000,microseconds=1000)/threads@2`, followed by `#revision` if it has
   * one; `python3.11:spin(...)/python/threads@2` in another runtime than Node.
   */
  readonly id: string;
  /**
   * The group in which the cell is compared: its workload with parameters, `spin(iterations=65000,microseconds=1000)`,
   * in another runtime `python3.11:spin(...)`; for a cell with a revision, its id without the revision,
   * `spin(...)/threads@2`.
   */
  readonly key: string;
  /** The name of the cell within its key: `threads@2`; for a cell with a revision, the revision. */
  readonly label: string;
};

/** Names a cell. */
export function identifyCell(cell: MatrixCell): IdentifiedCell {
  const { strategy, workers, revision, runtime, comparesRuntimes } = cell;
  const workload = workloadKey(cell.workload.name, cell.workload.reference.params);
  const prefix = runtime === undefined ? '' : `${runtimeKey(runtime)}:`;
  const key = comparesRuntimes ? workload : `${prefix}${workload}`;
  const column = `${comparesRuntimes ? prefix : ''}${strategy.name}${listOf(strategy.options)}@${workers}`;
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
