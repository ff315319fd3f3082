import type { Capabilities, Workload, WorkloadEntry, WrappedLibrary } from '@parbench/core';

/** What the matrix needs to know about a workload, as plain data. */
export type WorkloadDescription = Pick<
  Workload,
  | 'name'
  | 'kind'
  | 'description'
  | 'about'
  | 'tags'
  | 'onlyOnRequest'
  | 'requires'
  | 'params'
  | 'implementations'
> & {
  readonly runsInNode: boolean;
  /** The code of `calibrate` and `run`; missing if the workload has no `calibrate`. */
  readonly calibration?: string;
};

/** What the matrix needs to know about a strategy, as plain data. */
export interface StrategyDescription {
  readonly name: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly libraries: readonly WrappedLibrary[];
  readonly capabilities: Capabilities;
  /** Whether it runs tasks and jobs in Node. */
  readonly hasExecutor: boolean;
  /** The name of its runtime, if that is not Node. */
  readonly runtime?: string;
}

/** The content of a plug-in as plain data, so that it can be sent between processes. */
export interface PluginDescription {
  readonly strategies: readonly StrategyDescription[];
  readonly workloads: readonly { readonly entry: WorkloadEntry; readonly definition: WorkloadDescription }[];
}
