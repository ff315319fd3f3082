import { availableParallelism } from 'node:os';
import {
  calibrationOf,
  capabilitiesOf,
  inline,
  loadWorkload,
  type ParamValue,
  ParbenchError,
  parseOptions,
  parsePlugin,
  resolveParams,
  type Strategy,
  type Workload,
  type WorkloadEntry,
} from '@parbench/core';
import { packageOf } from '@parbench/core/package-of';
import type { MatrixCell } from '../plan/matrix-cell.ts';
import { skipReasonOf } from './skip-reason.ts';

/** A workload: the URL of its module, or also the name of the export and values of parameters. */
export type WorkloadChoice =
  | string
  | (WorkloadEntry & { readonly params?: Readonly<Record<string, ParamValue>> });

/** The strategies of a plug-in: the URL of its module, or also which of them, and options for each of these. */
export type StrategyChoice =
  | string
  | {
      readonly url: string;
      /** Names; all but variants and those that only serve if missing. */
      readonly names?: readonly string[];
      readonly options?: Readonly<Record<string, unknown>>;
    };

/** The two axes of a matrix. */
export interface CellsRequest {
  readonly workloads: readonly WorkloadChoice[];
  /** `inline` comes before them by itself: ratios are taken against it. */
  readonly strategies: readonly StrategyChoice[];
  /** The numbers of workers; the number of CPUs if missing. */
  readonly workers?: number | readonly number[];
}

/**
 * Returns the cells of every workload with every strategy and number of workers, in Node. Cells that cannot run here have
 * the reason in `skip`. Modules are loaded into this process.
 * @throws ParbenchError of `loadWorkload`, `parsePlugin`, `resolveParams` and `parseOptions`, and `invalid-strategy` for a
 * name that a plug-in does not have
 */
export async function cellsOf({
  workloads,
  strategies,
  workers = availableParallelism(),
}: CellsRequest): Promise<readonly MatrixCell[]> {
  const [rows, columns] = await Promise.all([
    Promise.all(workloads.map(loadRow)),
    Promise.all(strategies.map(loadColumns)),
  ]);
  const baseline = { strategy: inline as Strategy, from: import.meta.resolve('@parbench/core'), options: {} };
  return Promise.all(
    rows.flatMap((row) =>
      [baseline, ...columns.flat()].flatMap((column) =>
        widthsOf(column.strategy, [workers].flat()).map((width) => cellOf(row, column, width)),
      ),
    ),
  );
}

interface Row {
  readonly workload: Workload;
  readonly reference: MatrixCell['workload']['reference'];
}

interface Column {
  readonly strategy: Strategy;
  /** The module of its package; it is loaded from there unless it is the core. */
  readonly from: string;
  /** Missing for `inline`. */
  readonly url?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

async function loadRow(choice: WorkloadChoice): Promise<Row> {
  const { params: given, ...entry } = typeof choice === 'string' ? { url: choice } : choice;
  const workload = await loadWorkload(entry);
  return { workload, reference: { ...entry, params: resolveParams(workload, given) } };
}

async function loadColumns(choice: StrategyChoice): Promise<readonly Column[]> {
  const { url, names, options = {} } = typeof choice === 'string' ? { url: choice } : choice;
  const module: { readonly default?: unknown } = await import(url);
  const { strategies = [] } = parsePlugin(module.default, packageOf(url).name);
  const chosen =
    names === undefined ? strategies.filter(isDefault) : names.map((name) => find(name, strategies));
  await Promise.all(chosen.map((strategy) => parseOptions(strategy, options)));
  return chosen.map((strategy) => ({ strategy, from: url, url, options }));

  function find(name: string, among: readonly Strategy[]): Strategy {
    const found = among.find((strategy) => strategy.name === name);
    if (found !== undefined) return found;
    const all = among.map((strategy) => `\`${strategy.name}\``).join(', ');
    throw new ParbenchError(
      'invalid-strategy',
      `\`names\` of ${url}: expected some of ${all}, received \`${name}\`.`,
    );
  }
}

function isDefault({ name, open }: Strategy): boolean {
  return open !== undefined && !name.includes('/');
}

/** A strategy that runs tasks in the driver has one worker. */
function widthsOf(strategy: Strategy, widths: readonly number[]): readonly number[] {
  return capabilitiesOf(strategy).unit === 'driver' ? [1] : widths;
}

async function cellOf({ workload, reference }: Row, column: Column, workers: number): Promise<MatrixCell> {
  const { strategy, url, from, options } = column;
  const { name, kind, tags = [] } = workload;
  const { name: origin, version } = packageOf(from);
  const calibration = calibrationOf(workload);
  const skip = await skipReasonOf(workload, strategy);
  return {
    workload: {
      ...{ name, kind, tags, package: packageOf(reference.url).name, reference },
      ...(calibration !== undefined && { calibration }),
    },
    strategy: {
      ...{ name: strategy.name, package: origin, version, options },
      ...{ unit: capabilitiesOf(strategy).unit, libraries: strategy.libraries ?? [] },
      ...(url !== undefined && { url }),
    },
    workers,
    ...(skip !== undefined && { skip }),
  };
}
