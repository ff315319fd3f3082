import { availableParallelism } from 'node:os';
import {
  type Availability,
  type Capabilities,
  missingCapabilities,
  type Params,
  type ProbeHost,
  runtimeKey,
} from '@parbench/core';
import type { CellRuntime, MatrixCell } from '@parbench/engine';
import type { MatrixOptions } from '../command-line/request.ts';
import type { WorkerCount } from '../command-line/value-parsers.ts';
import { usageError } from '../errors/usage-error.ts';
import type { Executables } from '../plugin/load-plugin.ts';
import type { WorkloadDescription } from '../plugin/plugin-description.ts';
import type { Catalogue, CataloguedStrategy, CataloguedWorkload } from './catalogue.ts';
import { checkAssignments, chooseParams } from './choose-params.ts';

/** The part of the options that the matrix depends on. */
type CrossingOptions = Pick<MatrixOptions, 'set' | 'all' | 'workers' | 'python' | 'comparesRuntimes'> & {
  /** Chooses the parameter sets of a workload; if missing, `set` and `all` do. */
  readonly paramsOf?: ((workload: WorkloadDescription) => readonly Params[]) | undefined;
};

/**
 * Crosses workloads, their parameters, strategies, numbers of workers and runtimes. A cell that cannot run on this host, or
 * in the measured Node, has the reason in `skip`. A strategy that runs tasks in the driver always has one worker.
 * @throws ParbenchError `usage` if `--set` names an unknown workload or parameter, or two Pythons of `--python` have the
 * same version
 */
export async function buildMatrix(
  { workloads, strategies }: Catalogue,
  { set, all, workers, python, comparesRuntimes = false, paramsOf }: CrossingOptions,
  nodeVersion = process.versions.node,
): Promise<readonly MatrixCell[]> {
  const definitions = workloads.map(({ definition }) => definition);
  checkAssignments(definitions, set);
  const host: ProbeHost = {
    platform: process.platform,
    nodeVersion,
    availableParallelism: availableParallelism(),
  };
  await checkPythons(python, strategies, host);
  const columns = (
    await Promise.all(strategies.map((strategy) => resolveColumns(strategy, workers, host, { python })))
  ).flat();
  const choose = paramsOf ?? ((definition) => chooseParams(definition, set, { isAll: all }));
  const rows = workloads.flatMap((workload) =>
    choose(workload.definition).map((params) => ({ workload, params })),
  );
  const cells = rows.flatMap((row) =>
    columns
      .filter((column) => isMeantFor(column, row) || !columns.some((other) => isMeantFor(other, row)))
      .flatMap((column) => crossCells(row, withRuntime(column, columns))),
  );
  return comparesRuntimes && hasSeveralRuntimes(cells)
    ? cells.map((cell) => ({ ...cell, comparesRuntimes }))
    : cells;
}

function hasSeveralRuntimes(cells: readonly MatrixCell[]): boolean {
  return new Set(cells.map(({ runtime }) => runtime && runtimeKey(runtime))).size > 1;
}

interface Row {
  readonly workload: CataloguedWorkload;
  readonly params: Params;
}

interface Column {
  readonly strategy: CataloguedStrategy;
  readonly capabilities: Capabilities;
  readonly widths: readonly number[];
  readonly availability: Availability;
  /** The runtime, if that is not Node. */
  readonly runtime?: Omit<CellRuntime, 'implementation'>;
}

/**
 * Whether a strategy is meant for workloads of that kind. One for services only, which a family selects with the others,
 * is not shown as skipped beside tasks.
 */
function isMeantFor({ strategy }: Column, { workload }: Row): boolean {
  const { hasExecutor, runtime } = strategy.definition;
  return hasExecutor || runtime !== undefined || workload.definition.kind === 'service';
}

/** A strategy that its runtime lacks is shown as skipped among the others of that runtime. */
function withRuntime(column: Column, columns: readonly Column[]): Column {
  const { runtime: name } = column.strategy.definition;
  if (name === undefined || column.runtime !== undefined) return column;
  const sibling = columns.find(({ runtime }) => runtime?.name === name);
  return { ...column, ...(sibling?.runtime && { runtime: sibling.runtime }) };
}

/** Resolves the columns of a strategy: one for each runtime. */
async function resolveColumns(
  strategy: CataloguedStrategy,
  workers: readonly WorkerCount[],
  host: ProbeHost,
  executables: Executables,
): Promise<readonly Column[]> {
  const { capabilities } = strategy.definition;
  const counts = workers.map((count) => (count === 'max' ? host.availableParallelism : count));
  const widths = capabilities.unit === 'driver' ? [1] : [...new Set(counts)];
  const { availability, runtimes } = await strategy.plugin.probe(
    strategy.name,
    { ...host, options: strategy.options },
    executables,
  );
  const column = { strategy, capabilities, widths, availability };
  if (runtimes === undefined) return [column];
  checkDistinct(runtimes);
  return runtimes.map((runtime) => ({ ...column, runtime }));
}

/**
 * Asks the baseline of Python for each interpreter of `--python`, since it runs in all of them.
 * @throws ParbenchError `usage` for one that cannot be measured, and if no strategy of Python is selected
 */
async function checkPythons(
  paths: readonly string[],
  strategies: readonly CataloguedStrategy[],
  host: ProbeHost,
): Promise<void> {
  if (paths.length === 0) return;
  const inPython = strategies.filter(({ definition }) => definition.runtime === 'python');
  if (inPython.length === 0) {
    throw usageError(
      "`--python`: expected strategies of Python in the matrix, received none. Add them with `--filter 'strategy:python/*'`, or remove the option.",
    );
  }
  const baseline = inPython.find(({ definition }) => definition.capabilities.unit === 'driver');
  if (baseline === undefined) return;
  for (const path of paths) {
    const { availability } = await baseline.plugin.probe(baseline.name, host, { python: [path] });
    if (availability.available) continue;
    throw usageError(
      `\`--python\`: expected an interpreter that can be measured, received \`${path}\`: ${availability.reason}.`,
    );
  }
}

/** Cells are identified by the keys of their runtimes. */
function checkDistinct(runtimes: readonly Omit<CellRuntime, 'implementation'>[]): void {
  const keys = runtimes.map(runtimeKey);
  const index = keys.findIndex((key, position) => keys.indexOf(key) < position);
  const [first, second] = [runtimes[keys.indexOf(keys[index] ?? '')], runtimes[index]];
  if (first === undefined || second === undefined) return;
  throw usageError(
    `\`--${second.name}\`: expected different versions, received \`${first.identity.path}\` and \`${second.identity.path}\`, which are both ${keys[index]}. Measure them in separate runs.`,
  );
}

function crossCells({ workload, params }: Row, column: Column): readonly MatrixCell[] {
  const { entry, definition, name, tags } = workload;
  const { strategy, runtime, widths } = column;
  const reason = skipReason(definition, column);
  // Without an implementation, the cell is skipped.
  const implementation = runtime && (definition.implementations?.[runtime.name]?.url ?? '');
  return widths.map((workers) => ({
    workload: {
      name,
      kind: definition.kind,
      tags,
      package: workload.package,
      reference: { ...entry, params },
      ...(definition.calibration !== undefined && { calibration: definition.calibration }),
    },
    strategy: {
      name: strategy.name,
      package: strategy.package,
      version: strategy.version,
      libraries: strategy.libraries,
      options: strategy.options,
      unit: column.capabilities.unit,
      ...(strategy.url !== undefined && { url: strategy.url }),
    },
    workers,
    ...(runtime && implementation !== undefined && { runtime: { ...runtime, implementation } }),
    ...(reason !== undefined && { skip: reason }),
  }));
}

function skipReason(
  { kind, requires = [], implementations = {}, runsInNode }: WorkloadDescription,
  { strategy, capabilities, availability }: Column,
): string | undefined {
  if (!availability.available) return availability.reason;
  const { hasExecutor, runtime } = strategy.definition;
  if (runtime !== undefined && !Object.hasOwn(implementations, runtime)) {
    return `the workload has no implementation for \`${runtime}\``;
  }
  if (runtime === undefined && !runsInNode) return 'the workload has no implementation for Node';
  if (kind === 'service' && !capabilities.services) return 'it does not run services';
  if (kind !== 'service' && runtime === undefined && !hasExecutor) {
    return 'it runs services, and the workload is not one';
  }
  const missing = missingCapabilities(requires, capabilities);
  return missing.length === 0
    ? undefined
    : `it lacks capabilities that the workload requires: \`${missing.join('`, `')}\``;
}
