import type { Capabilities, Workload, WorkloadEntry, WrappedLibrary } from '@parbench/core';

/** What the matrix has to know of a workload: plain data. */
export type WorkloadDescription = Pick<
  Workload,
  'name' | 'kind' | 'description' | 'tags' | 'requires' | 'params' | 'implementations'
> & { readonly runsInNode: boolean };

/** What the matrix has to know of a strategy: plain data. */
export interface StrategyDescription {
  readonly name: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly libraries: readonly WrappedLibrary[];
  readonly capabilities: Capabilities;
  /** Whether it runs tasks and jobs in Node. */
  readonly hasExecutor: boolean;
  /** The name of the language implementation that it runs in, where that is not Node. */
  readonly runtime?: string;
}

/** What a plug-in has: plain data, so that it can be told across processes. */
export interface PluginDescription {
  readonly strategies: readonly StrategyDescription[];
  readonly workloads: readonly { readonly entry: WorkloadEntry; readonly definition: WorkloadDescription }[];
}
