import {
  type Availability,
  capabilitiesOf,
  loadWorkload,
  messageOf,
  ParbenchError,
  type Plugin,
  type ProbeHost,
  parseOptions,
  parsePlugin,
  type Runtime,
  type Strategy,
  type Workload,
  type WorkloadEntry,
} from '@parbench/core';
import type { CellRuntime } from '@parbench/engine';
import { describeLoadFailure } from '../modules/describe-load-failure.ts';
import { packageOf } from '../modules/package-of.ts';
import type { PluginDescription, StrategyDescription, WorkloadDescription } from './plugin-description.ts';

/** Whether a strategy can run on this host, and in which runtime. */
export interface ProbeResult {
  readonly availability: Availability;
  /** The runtime, if that is not Node. */
  readonly runtime?: Omit<CellRuntime, 'implementation'>;
}

/** A plug-in, loaded in this process or another. */
export interface LoadedPlugin {
  readonly description: PluginDescription;
  /** Asks one of its strategies whether it can run on `host`. */
  probe(strategy: string, host: ProbeHost): Promise<ProbeResult>;
  /** @throws ParbenchError for options that one of its strategies does not accept */
  checkOptions(strategy: string, options: object): Promise<void>;
}

/**
 * Loads the plug-in at `url` into this process.
 * @throws ParbenchError `invalid-plugin` or `unsupported-contract`, and the errors of `loadWorkload`
 */
export async function loadPlugin(url: string): Promise<LoadedPlugin> {
  const { name } = packageOf(url);
  const module: { readonly default?: unknown } = await import(url).catch((cause) => {
    const reason = describeLoadFailure(cause, url);
    throw new ParbenchError('invalid-plugin', `\`${name}\` could not be loaded: ${reason}`, { cause });
  });
  return describePlugin(parsePlugin(module.default, name));
}

/**
 * Describes a plug-in as plain data.
 * @throws the errors of `loadWorkload`
 */
export async function describePlugin(plugin: Plugin): Promise<LoadedPlugin> {
  const { strategies = [], workloads = [] } = plugin;
  const strategyOf = (name: string) => strategies.find((strategy) => strategy.name === name) as Strategy;
  return {
    description: {
      strategies: strategies.map(describeStrategy),
      workloads: await Promise.all(workloads.map(describeEntry)),
    },
    probe: (name, host) => probeStrategy(strategyOf(name), host),
    async checkOptions(name, options) {
      await parseOptions(strategyOf(name), options);
    },
  };
}

function describeStrategy(strategy: Strategy): StrategyDescription {
  const { name, description, tags = [], libraries = [], runtime, open } = strategy;
  return {
    ...{ name, tags, libraries, capabilities: capabilitiesOf(strategy), hasExecutor: open !== undefined },
    ...(description !== undefined && { description }),
    ...(runtime && { runtime: runtime.name }),
  };
}

async function describeEntry({
  url,
  exportName,
}: WorkloadEntry): Promise<PluginDescription['workloads'][number]> {
  const entry = { url, ...(exportName !== undefined && { exportName }) };
  return { entry, definition: describeWorkload(await loadWorkload(entry)) };
}

/** Describes a workload as plain data. */
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

async function probeStrategy(strategy: Strategy, host: ProbeHost): Promise<ProbeResult> {
  try {
    const probed = (await strategy.probe?.(host)) ?? { available: true };
    return await resolveRuntime(strategy.runtime, probed);
  } catch (error) {
    return { availability: { available: false, reason: `its \`probe\` threw: ${messageOf(error)}` } };
  }
}

/** Identifies a strategy's runtime other than Node; without it, the strategy is not available. */
async function resolveRuntime(
  runtime: Runtime | undefined,
  availability: Availability,
): Promise<ProbeResult> {
  if (runtime === undefined || !availability.available) return { availability };
  const answer = await runtime.identify();
  if (!answer.available) return { availability: answer };
  const { identity } = answer;
  return { availability, runtime: { name: runtime.name, identity, host: runtime.hostCommand(identity) } };
}
