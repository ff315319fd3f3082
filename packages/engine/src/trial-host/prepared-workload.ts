import type { OpenedExecutor, Params, WorkerId, Workload } from '@parbench/core';
import type { LoadRequest, LoadSample } from '../protocol/messages.ts';

/** A workload on an opened executor, as something that can be checked and put under load. */
export interface OpenedWorkload {
  /** Runs one task, or one drive of a job. @throws TrialEnd when it fails */
  runOnce(): Promise<void>;
  /**
   * Runs that many tasks at once (for a job: one drive) on inputs not used before, untimed, and verifies each output.
   * @returns the workers that answered; nothing where that cannot be told
   * @throws TrialEnd when a task fails or an output is wrong
   */
  check(tasks: number): Promise<ReadonlySet<WorkerId> | undefined>;
  /** @throws TrialEnd when a task fails */
  load(request: LoadRequest): Promise<LoadSample>;
}

/** A workload whose inputs are prepared, to be attached to an executor. */
export interface PreparedWorkload {
  /** Whether the same input gives the same output twice; taken as given where the workload has a verifier. */
  readonly isDeterministic: boolean;
  /** Whether `LoadRequest.observe` is heeded. */
  readonly canObserve: boolean;
  attach(executor: OpenedExecutor): OpenedWorkload;
}

/** What a prepared workload is made from. */
export interface WorkloadParts<Kind extends Workload = Workload> {
  readonly workload: Kind;
  readonly params: Params;
  readonly workers: number;
  readonly occupancy: number;
  readonly seed: number;
  readonly taskTimeoutMs: number;
  /** Inline, to compare outputs with where the workload has no verifier. */
  readonly inline: OpenedExecutor | undefined;
}
