import {
  inline,
  loadWorkload,
  messageOf,
  ParbenchError,
  type Plugin,
  parsePlugin,
  type Strategy,
  type Workload,
  type WorkloadEntry,
} from '@parbench/core';
import type { Axes, Filterable } from '../filter/axes.ts';
import { usageError } from '../usage-error.ts';
import { type PackageIdentity, packageOf } from './package-of.ts';
import { resolvePlugin } from './resolve-plugin.ts';

/** A workload with where it comes from. */
export interface CataloguedWorkload extends Filterable {
  readonly definition: Workload;
  readonly entry: WorkloadEntry;
}

/** A strategy with where it comes from. */
export interface CataloguedStrategy extends Filterable {
  readonly definition: Strategy;
  readonly version: string;
  /** The plug-in module's URL; missing for `inline`, which is the core's own. */
  readonly url?: string;
}

/** All workloads and strategies that there are, in the order in which they are shown. */
export type Catalogue = Axes<CataloguedWorkload, CataloguedStrategy>;

const defaultPlugins = [
  import.meta.resolve('@parbench/strategy-threads'),
  import.meta.resolve('@parbench/strategy-processes'),
  import.meta.resolve('@parbench/strategy-cluster'),
  import.meta.resolve('@parbench/workloads'),
];

/**
 * Loads `inline`, the default plug-ins, and those that a user names by path or package.
 * @throws ParbenchError `usage` when a name leads nowhere or a strategy's name is taken, `invalid-plugin` or
 *   `unsupported-contract`, and what `loadWorkload` throws
 */
export async function loadCatalogue(specifiers: readonly string[] = []): Promise<Catalogue> {
  const urls = new Set([...defaultPlugins, ...specifiers.map(resolvePlugin)]);
  const loaded = await Promise.all([...urls].map(loadPlugin));
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
    throw new ParbenchError('invalid-plugin', `\`${from.name}\` could not be loaded: ${messageOf(error)}`, {
      cause: error,
    });
  });
  return { url, from, plugin: parsePlugin(module.default, from.name) };
}

function workloadsOf({ from, plugin }: LoadedPlugin): Promise<readonly CataloguedWorkload[]> {
  const load = async (entry: WorkloadEntry) => {
    const definition = await loadWorkload(entry);
    const { name, tags = [] } = definition;
    return { name, tags, package: from.name, definition, entry };
  };
  return Promise.all((plugin.workloads ?? []).map(load));
}

function strategiesOf({ url, from, plugin }: LoadedPlugin): readonly CataloguedStrategy[] {
  return (plugin.strategies ?? []).map((definition) => ({ ...catalogueStrategy(definition, from), url }));
}

function catalogueStrategy(definition: Strategy, { name, version }: PackageIdentity): CataloguedStrategy {
  return { name: definition.name, tags: definition.tags ?? [], package: name, version, definition };
}
