import { availableParallelism } from 'node:os';
import { type Capabilities, missingCapabilities, type Params, type ProbeHost } from '@parbench/core';
import type { MatrixCell } from '@parbench/engine';
import type { MatrixOptions } from '../command-line/request.ts';
import type { WorkerCount } from '../command-line/value-parsers.ts';
import type { ProbeResult } from '../plugin/load-plugin.ts';
import type { WorkloadDescription } from '../plugin/plugin-description.ts';
import type { Catalogue, CataloguedStrategy, CataloguedWorkload } from './catalogue.ts';
import { checkAssignments, chooseParams } from './choose-params.ts';

/**
 * Crosses workloads, their parameters, strategies and numbers of workers. A cell that cannot run on this host, or in the
 * measured Node, has the reason in `skip`. A strategy that runs tasks in the driver always has one worker.
 * @throws ParbenchError `usage` if `--set` names an unknown workload or parameter
 */
export async function buildMatrix(
  { workloads, strategies }: Catalogue,
  { set, all, workers }: Pick<MatrixOptions, 'set' | 'all' | 'workers'>,
  nodeVersion = process.versions.node,
): Promise<readonly MatrixCell[]> {
  const definitions = workloads.map(({ definition }) => definition);
  checkAssignments(definitions, set);
  const host: ProbeHost = {
    platform: process.platform,
    nodeVersion,
    availableParallelism: availableParallelism(),
  };
  const columns = await Promise.all(strategies.map((strategy) => resolveColumn(strategy, workers, host)));
  const rows = workloads.flatMap((workload) =>
    chooseParams(workload.definition, set, { isAll: all }).map((params) => ({ workload, params })),
  );
  return rows.flatMap((row) => columns.flatMap((column) => crossCells(row, column)));
}

interface Row {
  readonly workload: CataloguedWorkload;
  readonly params: Params;
}

interface Column extends ProbeResult {
  readonly strategy: CataloguedStrategy;
  readonly capabilities: Capabilities;
  readonly widths: readonly number[];
}

async function resolveColumn(
  strategy: CataloguedStrategy,
  workers: readonly WorkerCount[],
  host: ProbeHost,
): Promise<Column> {
  const { capabilities } = strategy.definition;
  const widths = workers.map((count) => (count === 'max' ? host.availableParallelism : count));
  return {
    ...(await strategy.plugin.probe(strategy.name, host)),
    ...{ strategy, capabilities },
    widths: capabilities.unit === 'driver' ? [1] : [...new Set(widths)],
  };
}

function crossCells({ workload, params }: Row, column: Column): readonly MatrixCell[] {
  const { entry, definition, name, tags } = workload;
  const { strategy, runtime, widths } = column;
  const reason = skipReason(definition, column);
  const implementation = runtime && definition.implementations?.[runtime.name]?.url;
  return widths.map((workers) => ({
    workload: {
      name,
      kind: definition.kind,
      tags,
      package: workload.package,
      reference: { ...entry, params },
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
  { requires = [], implementations = {}, runsInNode }: WorkloadDescription,
  { strategy, capabilities, availability }: Column,
): string | undefined {
  if (!availability.available) return availability.reason;
  const { hasExecutor, runtime } = strategy.definition;
  if (runtime !== undefined && !Object.hasOwn(implementations, runtime)) {
    return `the workload has no implementation for \`${runtime}\``;
  }
  if (runtime === undefined && !runsInNode) return 'the workload has no implementation for Node';
  if (runtime === undefined && !hasExecutor) return 'it runs services, and the workload is not one';
  const missing = missingCapabilities(requires, capabilities);
  return missing.length === 0
    ? undefined
    : `it lacks capabilities that the workload requires: \`${missing.join('`, `')}\``;
}
