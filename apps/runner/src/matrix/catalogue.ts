import { definePlugin, inline, type Strategy, type WorkloadEntry, type WrappedLibrary } from '@parbench/core';
import { type PackageIdentity, packageOf } from '@parbench/core/package-of';
import { usageError } from '../errors/usage-error.ts';
import type { Axes, Filterable } from '../filter/axes.ts';
import { describePlugin, type LoadedPlugin, loadPlugin } from '../plugin/load-plugin.ts';
import type { StrategyDescription, WorkloadDescription } from '../plugin/plugin-description.ts';

/** A workload and its origin. */
export interface CataloguedWorkload extends Filterable {
  readonly definition: WorkloadDescription;
  readonly entry: WorkloadEntry;
}

/** A strategy and its origin. */
export interface CataloguedStrategy extends Filterable {
  readonly definition: StrategyDescription;
  /** Calls it in the process that has loaded its module. */
  readonly plugin: Pick<LoadedPlugin, 'probe' | 'checkOptions'>;
  /** The version of its package. */
  readonly version: string;
  readonly libraries: readonly WrappedLibrary[];
  /** The options of a configuration; the strategy's schema has the defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The plug-in module's URL; missing for `inline`, which belongs to the core. */
  readonly url?: string;
}

/** All workloads and strategies, in display order. */
export type Catalogue = Axes<CataloguedWorkload, CataloguedStrategy>;

/** The URLs of the built-in plug-ins. */
export const defaultPlugins: readonly string[] = [
  import.meta.resolve('@parbench/strategy-threads'),
  import.meta.resolve('@parbench/strategy-processes'),
  import.meta.resolve('@parbench/strategy-cluster'),
  import.meta.resolve('@parbench/strategy-pools'),
  import.meta.resolve('@parbench/strategy-queue'),
  import.meta.resolve('@parbench/strategy-python'),
  import.meta.resolve('@parbench/workloads'),
];

/** Begins to load the built-in plug-ins in the background. `loadCatalogue` reports their errors. */
export function preloadDefaults(): void {
  for (const url of defaultPlugins) import(url).catch(() => {});
}

/**
 * Loads `inline` and the plug-ins at `urls`, each once: the built-in ones here, the user's by `loadUserPlugin`.
 * @throws ParbenchError `usage` if two have the same name, and the errors of loading a plug-in
 */
export async function loadCatalogue(
  urls: readonly string[],
  loadUserPlugin: (url: string) => Promise<LoadedPlugin> = loadPlugin,
): Promise<Catalogue> {
  const core = import.meta.resolve('@parbench/core');
  const plugins = await Promise.all([
    describePlugin(definePlugin({ strategies: [inline as Strategy] })).then((loaded) => ({
      loaded,
      from: packageOf(core),
    })),
    ...[...new Set(urls)].map(async (url) => {
      const load = defaultPlugins.includes(url) ? loadPlugin : loadUserPlugin;
      return { url, loaded: await load(url), from: packageOf(url) };
    }),
  ]);
  return {
    workloads: unique('workload', plugins.flatMap(workloadsOf)),
    strategies: unique('strategy', plugins.flatMap(strategiesOf)),
  };
}

/** Cells are identified by names, so each name must be unique. */
function unique<Item extends Filterable>(kind: string, items: readonly Item[]): readonly Item[] {
  for (const item of items) {
    const first = items.find(({ name }) => name === item.name);
    if (first === item) continue;
    throw usageError(
      `The ${kind} \`${item.name}\` exists twice: in \`${first?.package}\` and in \`${item.package}\`. Rename one of them.`,
    );
  }
  return items;
}

interface LocatedPlugin {
  readonly url?: string;
  readonly loaded: LoadedPlugin;
  readonly from: PackageIdentity;
}

function workloadsOf({ from, loaded }: LocatedPlugin): readonly CataloguedWorkload[] {
  return loaded.description.workloads.map(({ entry, definition }) => {
    const { name, tags = [], onlyOnRequest = false } = definition;
    return { name, tags, onlyOnRequest, package: from.name, definition, entry };
  });
}

function strategiesOf({ url, from, loaded }: LocatedPlugin): readonly CataloguedStrategy[] {
  return loaded.description.strategies.map((definition) => {
    const { name, tags, libraries } = definition;
    return {
      ...{ name, tags, package: from.name, version: from.version, libraries, options: {} },
      ...{ definition, plugin: loaded },
      ...(url !== undefined && { url }),
    };
  });
}
