import type { Params } from '@parbench/core';
import { packageOf } from '@parbench/core/package-of';
import type { MatrixCell, MeasuredNode } from '@parbench/engine';
import type { MatrixOptions } from '../command-line/request.ts';
import { type LoadedConfig, loadConfig } from '../configuration/load-config.ts';
import { resolveEntries } from '../configuration/resolve-entries.ts';
import { resolvePlugin } from '../configuration/resolve-plugin.ts';
import { usageError } from '../errors/usage-error.ts';
import { loadHostedPlugin } from '../module-host/hosted-plugin.ts';
import { createModuleHost } from '../module-host/start-module-host.ts';
import { identifyNode } from '../node/measured-node.ts';
import type { WorkloadDescription } from '../plugin/plugin-description.ts';
import { applyOptions } from './apply-options.ts';
import { buildMatrix } from './build-matrix.ts';
import {
  type Catalogue,
  type CataloguedWorkload,
  defaultPlugins,
  loadCatalogue,
  preloadDefaults,
} from './catalogue.ts';
import { selectCandidates } from './select-candidates.ts';
import { selectWithBaseline } from './select-with-baseline.ts';

/** The cells that options and configuration select, and what they were selected from. */
export interface ChosenMatrix {
  /** The configuration file, if there is one. */
  readonly configFile?: string;
  /** All workloads and strategies. */
  readonly catalogue: Catalogue;
  /** The selected ones. */
  readonly selection: Catalogue;
  readonly cells: readonly MatrixCell[];
  /** The Node of `--node`. */
  readonly node?: MeasuredNode;
}

/** The workloads of a sweep, and the parameter sets of each: the points of its grid. */
export interface SweptWorkloads {
  /** @throws ParbenchError `usage` if a workload is unknown, or cannot be swept */
  pick(workloads: readonly CataloguedWorkload[]): readonly CataloguedWorkload[];
  paramsOf(workload: WorkloadDescription): readonly Params[];
}

/**
 * Chooses the cells to run: of `userWorkloads` if there are any, or else of all workloads, or of those that are `swept`.
 * Paths in options are relative to `folder`, and the configuration is found there or above.
 * @throws ParbenchError if options or configuration cannot be satisfied
 */
export async function chooseMatrix(
  options: MatrixOptions,
  folder: string,
  userWorkloads: readonly CataloguedWorkload[] = [],
  swept?: SweptWorkloads,
): Promise<ChosenMatrix> {
  const node = options.node === undefined ? undefined : await identifyNode(options.node, folder);
  await using host = createModuleHost(folder);
  preloadDefaults();
  const config = await loadConfig(folder, options.config, host);
  const urls = await pluginUrls(config, options.strategy, folder);
  const loaded = await loadCatalogue(urls, (url) => loadHostedPlugin(url, host));
  const configured = config === undefined ? loaded : await applyOptions(loaded, config);
  const workloads = userWorkloads.length > 0 ? userWorkloads : (swept?.pick ?? all)(configured.workloads);
  const catalogue = { ...configured, workloads };
  if (catalogue.workloads.length === 0 && config !== undefined) throw noWorkloads(config);
  const selection =
    userWorkloads.length > 0 && !choosesStrategies(options)
      ? selectWithBaseline(selectCandidates(catalogue, options.baseline), {
          ...options,
          all: !options.isPlainOnly,
        })
      : selectWithBaseline(catalogue, swept ? { ...options, filter: withEach(workloads, options) } : options);
  const cells = await buildMatrix(selection, { ...options, paramsOf: swept?.paramsOf }, node?.version);
  return {
    ...{ catalogue, selection, cells },
    ...(config !== undefined && { configFile: config.file }),
    ...(node !== undefined && { node }),
  };
}

function all(workloads: readonly CataloguedWorkload[]): readonly CataloguedWorkload[] {
  return workloads;
}

/** Also selects workloads that are only on request, or variants. */
function withEach(
  workloads: readonly CataloguedWorkload[],
  { filter }: Pick<MatrixOptions, 'filter'>,
): readonly string[] {
  return [...filter, ...workloads.map(({ name }) => `workload:${name}`)];
}

/** Whether the options choose strategies. */
export function choosesStrategies({ filter, all }: Pick<MatrixOptions, 'filter' | 'all'>): boolean {
  return filter.length > 0 || all;
}

function noWorkloads({ file }: LoadedConfig): Error {
  return usageError(
    `\`plugins\` of \`${file}\`: expected at least one with workloads, since \`defaults\` is false, received none. Add \`@parbench/workloads\` or a plug-in of your own.`,
  );
}

async function pluginUrls(
  config: LoadedConfig | undefined,
  named: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  const origin = { folder, source: '`--strategy`' };
  const given = [
    ...(config === undefined ? [] : await resolveEntries(config)),
    ...(await Promise.all(named.map((specifier) => resolvePlugin(specifier, origin)))),
  ];
  const defaults = config?.defaults === false ? [] : defaultPlugins;
  return [...defaults.map((url) => findCheckout(url, given) ?? url), ...given];
}

/** Finds a checkout of a built-in package, which replaces the installed one. */
function findCheckout(url: string, given: readonly string[]): string | undefined {
  const { name } = packageOf(url);
  return given.find((candidate) => packageOf(candidate).name === name);
}
