import type { Figures, OpenedExecutor, Params, WorkerId, Workload } from '@parbench/core';
import type { LoadRequest, LoadSample } from '../protocol/load.ts';
import type { LoopLength } from './loop-length.ts';

/** What a check has shown. */
export interface Checked {
  /** The workers that ran the tasks; missing if that is not available. */
  readonly workers?: ReadonlySet<WorkerId>;
  /** The figures of each verified output; missing if the workload has none. */
  readonly figures?: readonly Figures[];
}

/** A workload on an opened executor, which can be checked and put under load. */
export interface OpenedWorkload {
  /** Runs one task, or one drive of a job. @throws TrialEnd if it fails */
  runOnce(): Promise<void>;
  /**
   * Runs `tasks` tasks at once (for a job: one drive) on new inputs, untimed, and verifies each output.
   * @throws TrialEnd if a task fails or an output is wrong
   */
  check(tasks: number): Promise<Checked>;
  /** Runs a load. @throws TrialEnd if a task fails */
  load(request: LoadRequest): Promise<LoadSample>;
  /** Rehearses dispatch, and returns how many tasks that took. @throws TrialEnd if a task fails */
  rehearse(length: LoopLength): Promise<number>;
}

/** A workload whose inputs are prepared, ready to be attached to an executor. */
export interface PreparedWorkload {
  /** Whether the same input gives the same output twice; assumed where the workload has a verifier. */
  readonly isDeterministic: boolean;
  /** Whether `LoadRequest.observe` is supported. */
  readonly canObserve: boolean;
  attach(executor: OpenedExecutor): OpenedWorkload;
}

/** The parts of a prepared workload. */
export interface WorkloadParts<Kind extends Workload = Workload> {
  readonly workload: Kind;
  readonly params: Params;
  readonly workers: number;
  readonly occupancy: number;
  readonly seed: number;
  readonly taskTimeoutMs: number;
  /** Whether outputs are verified. */
  readonly isVerified: boolean;
  /** An inline executor to compare outputs with; undefined if the workload has a verifier. */
  readonly inline: OpenedExecutor | undefined;
}
