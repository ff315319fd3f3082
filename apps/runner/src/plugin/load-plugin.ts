import {
  type Availability,
  calibrationOf,
  capabilitiesOf,
  loadWorkload,
  messageOf,
  ParbenchError,
  type Plugin,
  type ProbeHost,
  parseOptions,
  parsePlugin,
  type Runtime,
  type RuntimeAnswer,
  type Strategy,
  type Workload,
  type WorkloadEntry,
} from '@parbench/core';
import { packageOf } from '@parbench/core/package-of';
import type { CellRuntime } from '@parbench/engine';
import { describeLoadFailure } from '../modules/describe-load-failure.ts';
import type { PluginDescription, StrategyDescription, WorkloadDescription } from './plugin-description.ts';

/** Whether a strategy can run on this host, and in which runtimes. */
export interface ProbeResult {
  readonly availability: Availability;
  /** The runtimes, if that is not Node: one for each executable that can be measured. */
  readonly runtimes?: readonly Omit<CellRuntime, 'implementation'>[];
}

/** The executables to measure, by the name of their runtime: paths or names. */
export type Executables = Readonly<Record<string, readonly string[]>>;

/** A plug-in, loaded in this process or another. */
export interface LoadedPlugin {
  readonly description: PluginDescription;
  /** Asks one of its strategies whether it can run on `host`, in the given executables of its runtime or in those that it finds. */
  probe(strategy: string, host: ProbeHost, executables: Executables): Promise<ProbeResult>;
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
    probe: (name, host, executables) => probeStrategy(strategyOf(name), host, executables),
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
  const { name, kind, description, about, tags, onlyOnRequest, requires, params } = workload;
  const { run, implementations } = workload;
  const calibration = calibrationOf(workload);
  return {
    ...{ name, kind, runsInNode: kind === 'service' || run !== undefined },
    ...(description !== undefined && { description }),
    ...(about && { about }),
    ...(tags && { tags }),
    ...(onlyOnRequest && { onlyOnRequest }),
    ...(requires && { requires }),
    ...(params && { params }),
    ...(implementations && { implementations }),
    ...(calibration !== undefined && { calibration }),
  };
}

async function probeStrategy(
  strategy: Strategy,
  host: ProbeHost,
  executables: Executables,
): Promise<ProbeResult> {
  try {
    const probed = (await strategy.probe?.(host)) ?? { available: true };
    return await resolveRuntimes(strategy.runtime, probed, executables);
  } catch (error) {
    return { availability: { available: false, reason: `its \`probe\` threw: ${messageOf(error)}` } };
  }
}

/** Identifies the runtimes of a strategy that does not run in Node; without any, it is not available. */
async function resolveRuntimes(
  runtime: Runtime | undefined,
  availability: Availability,
  executables: Executables,
): Promise<ProbeResult> {
  if (runtime === undefined || !availability.available) return { availability };
  const { name } = runtime;
  const answers = await identifyAll(runtime, executables[name] ?? []);
  const runtimes = answers.flatMap((answer) => {
    if (!answer.available) return [];
    const { identity } = answer;
    return [{ name, identity, host: runtime.hostCommand(identity) }];
  });
  const [reason] = answers.flatMap((answer) => (answer.available ? [] : answer));
  if (runtimes.length === 0 && reason !== undefined) return { availability: reason };
  return { availability, runtimes };
}

function identifyAll(runtime: Runtime, paths: readonly string[]): Promise<readonly RuntimeAnswer[]> {
  if (paths.length > 0) return Promise.all(paths.map((path) => runtime.identify(path)));
  return runtime.find?.() ?? Promise.all([runtime.identify()]);
}
