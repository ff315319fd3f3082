import { resolveParams, runtimeKey } from '@parbench/core';
import type { MatrixCell, MeasuredNode } from '@parbench/engine';
import { buildMatrix } from '../../matrix/build-matrix.ts';
import { type Catalogue, defaultPlugins, loadCatalogue } from '../../matrix/catalogue.ts';
import { type ClaimPart, claimParts } from './claim-parts.ts';
import type { MeasurementName } from './measurements.ts';

/** A runtime that claims are judged for; with the reason if it is not available. */
export interface ClaimRuntime {
  /** Its name in cells and results. */
  readonly key: string;
  readonly missing?: string;
}

/** The runtimes of the claims, and the cells of each part of the measurements. */
export interface ClaimCells {
  readonly runtimes: readonly ClaimRuntime[];
  cellsOf(name: MeasurementName): Promise<readonly MatrixCell[]>;
}

/**
 * Finds the runtimes: Node, and the Pythons of `--python` or else the usual one. Uses the built-in plug-ins and ignores any
 * configuration: the claims are about the host, not about a project.
 * @throws ParbenchError `usage` for a Python that cannot be measured
 */
export async function findClaimCells(
  python: readonly string[],
  node: MeasuredNode | undefined,
): Promise<ClaimCells> {
  const context = { catalogue: await loadCatalogue(defaultPlugins), python, node };
  const asked = await cross({ workload: 'noop', strategies: ['python/inline'] }, context);
  const found = [...new Set(asked.flatMap(({ runtime }) => (runtime ? [runtimeKey(runtime)] : [])))];
  const pythons = python.length > 0 ? found : found.slice(0, 1);
  const missing = asked.find(({ skip }) => skip !== undefined)?.skip ?? '';
  return {
    runtimes: [
      { key: 'node' },
      ...(pythons.length > 0 ? pythons.map((key) => ({ key })) : [{ key: 'python', missing }]),
    ],
    async cellsOf(name) {
      const crossed = await Promise.all(claimParts[name].map((part) => cross(part, context)));
      return crossed.flat().filter((cell) => isWanted(cell, pythons));
    },
  };
}

interface Context {
  readonly catalogue: Catalogue;
  readonly python: readonly string[];
  readonly node: MeasuredNode | undefined;
}

async function cross(
  { workload, strategies, workers = ['max'], params = [{}] }: ClaimPart,
  { catalogue, python, node }: Context,
): Promise<readonly MatrixCell[]> {
  const selection = {
    workloads: catalogue.workloads.filter(({ name }) => name === workload),
    strategies: catalogue.strategies.filter(({ name }) => strategies.includes(name)),
  };
  const isPython = selection.strategies.some(({ definition }) => definition.runtime === 'python');
  return buildMatrix(
    selection,
    {
      ...{ workers, set: [], all: false, python: isPython ? python : [] },
      paramsOf: (definition) => params.map((given) => resolveParams(definition, given)),
    },
    node?.version,
  );
}

/** A Python that is missing is reported once, and `python/interpreters` only where there are any. */
function isWanted({ strategy, runtime, skip }: MatrixCell, pythons: readonly string[]): boolean {
  if (!strategy.name.startsWith('python/')) return true;
  if (strategy.name === 'python/interpreters' && skip !== undefined) return false;
  return runtime !== undefined && pythons.includes(runtimeKey(runtime));
}
