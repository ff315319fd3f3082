import {
  inline,
  loadWorkload,
  ParbenchError,
  type Plugin,
  parsePlugin,
  type Strategy,
  type Workload,
  type WorkloadEntry,
  type WrappedLibrary,
} from '@parbench/core';
import { usageError } from '../errors/usage-error.ts';
import type { Axes, Filterable } from '../filter/axes.ts';
import { describeLoadFailure } from '../modules/describe-load-failure.ts';
import { type PackageIdentity, packageOf } from '../modules/package-of.ts';

/** What the matrix has to know of a workload: plain data. */
export type WorkloadDescription = Pick<
  Workload,
  'name' | 'kind' | 'description' | 'tags' | 'requires' | 'params' | 'implementations'
> & { readonly runsInNode: boolean };

/** Describes a workload. */
export function describeWorkload(workload: Workload): WorkloadDescription {
  const { name, kind, description, tags, requires, params, implementations, run } = workload;
  return {
    ...{ name, kind, runsInNode: run !== undefined },
    ...(description !== undefined && { description }),
    ...(tags && { tags }),
    ...(requires && { requires }),
    ...(params && { params }),
    ...(implementations && { implementations }),
  };
}

/** A workload with where it comes from. */
export interface CataloguedWorkload extends Filterable {
  readonly definition: WorkloadDescription;
  readonly entry: WorkloadEntry;
}

/** A strategy with where it comes from. */
export interface CataloguedStrategy extends Filterable {
  readonly definition: Strategy;
  /** Its package's. */
  readonly version: string;
  readonly libraries: readonly WrappedLibrary[];
  /** As a configuration gives them; the strategy's schema has the defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The plug-in module's URL; missing for `inline`, which is the core's own. */
  readonly url?: string;
}

/** All workloads and strategies that there are, in the order in which they are shown. */
export type Catalogue = Axes<CataloguedWorkload, CataloguedStrategy>;

/** The URLs of the built-in plug-ins. */
export const defaultPlugins: readonly string[] = [
  import.meta.resolve('@parbench/strategy-threads'),
  import.meta.resolve('@parbench/strategy-processes'),
  import.meta.resolve('@parbench/strategy-cluster'),
  import.meta.resolve('@parbench/strategy-pools'),
  import.meta.resolve('@parbench/workloads'),
];

/**
 * Loads `inline` and the plug-ins at `urls`, each once.
 * @throws ParbenchError `usage` when a name is taken, `invalid-plugin` or `unsupported-contract`, and what
 *   `loadWorkload` throws
 */
export async function loadCatalogue(urls: readonly string[]): Promise<Catalogue> {
  const loaded = await Promise.all([...new Set(urls)].map(loadPlugin));
  const core = packageOf(import.meta.resolve('@parbench/core'));
  return {
    workloads: unique('workload', (await Promise.all(loaded.map(workloadsOf))).flat()),
    strategies: unique('strategy', [catalogueStrategy(inline, core), ...loaded.flatMap(strategiesOf)]),
  };
}

/** A cell is known by its names, so each must stand for one thing. */
function unique<Item extends Filterable>(kind: string, items: readonly Item[]): readonly Item[] {
  for (const item of items) {
    const first = items.find(({ name }) => name === item.name);
    if (first === item) continue;
    throw usageError(
      `The ${kind} \`${item.name}\` is there twice: in \`${first?.package}\` and in \`${item.package}\`. Rename one of them.`,
    );
  }
  return items;
}

interface LoadedPlugin {
  readonly url: string;
  readonly from: PackageIdentity;
  readonly plugin: Plugin;
}

async function loadPlugin(url: string): Promise<LoadedPlugin> {
  const from = packageOf(url);
  const module: { readonly default?: unknown } = await import(url).catch((error) => {
    throw new ParbenchError(
      'invalid-plugin',
      `\`${from.name}\` could not be loaded: ${describeLoadFailure(error, url)}`,
      {
        cause: error,
      },
    );
  });
  return { url, from, plugin: parsePlugin(module.default, from.name) };
}

function workloadsOf({ from, plugin }: LoadedPlugin): Promise<readonly CataloguedWorkload[]> {
  const load = async (entry: WorkloadEntry) => {
    const definition = describeWorkload(await loadWorkload(entry));
    const { name, tags = [] } = definition;
    return { name, tags, package: from.name, definition, entry };
  };
  return Promise.all((plugin.workloads ?? []).map(load));
}

function strategiesOf({ url, from, plugin }: LoadedPlugin): readonly CataloguedStrategy[] {
  return (plugin.strategies ?? []).map((definition) => ({ ...catalogueStrategy(definition, from), url }));
}

function catalogueStrategy(definition: Strategy, from: PackageIdentity): CataloguedStrategy {
  const { name, tags = [], libraries = [] } = definition;
  return { name, tags, package: from.name, version: from.version, libraries, options: {}, definition };
}
