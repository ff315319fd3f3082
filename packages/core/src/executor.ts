import type { Outcome, WorkerId } from './outcome.ts';
import type { TaskStamps } from './task-stamps.ts';

/** How to run one task. */
export interface SubmitOptions {
  /** Aborting settles the task as `aborted`, whether it waits or runs; a worker that runs it may be replaced. */
  readonly signal?: AbortSignal;
  /** Milliseconds from `submit` until the task settles as `deadline`. A worker that is still busy with it is replaced. */
  readonly deadlineMs?: number;
  /**
   * Buffers in the input that move to the worker: they are detached here, and come back when the workload's `transfer`
   * names them in the output. Where values pass by reference, nothing needs to move. Without the `transfer` capability,
   * a task with a buffer in this list settles as `unserialisable`; its buffers stay, and are never copied silently.
   */
  readonly transfer?: readonly ArrayBuffer[];
  /** Receives the instants of the task's way to its worker, if the executor knows them. */
  readonly stamps?: TaskStamps;
}

/** A worker as its executor sees it. */
export interface WorkerStatus {
  readonly id: WorkerId;
  /** The process that runs it: the driver's own for threads. */
  readonly pid: number;
  readonly state: 'starting' | 'ready';
}

/**
 * A live, opened strategy with N workers. `submit` and `close` are all that a strategy must supply; `openExecutor`
 * adds the rest where it is missing.
 */
export interface Executor<Value = unknown> {
  /**
   * Runs one task. Always settles, exactly once, and never rejects: a failure is an outcome. Tasks are never retried.
   */
  submit(input: unknown, options?: SubmitOptions): Promise<Outcome<Value>>;
  /**
   * Ends the executor: accepts no more tasks, lets submitted ones finish for a grace period, then kills. Afterwards
   * every task has settled and no worker is left. May be called twice; both calls resolve when all is done.
   */
  close(): Promise<void>;
  /**
   * Resolves when all workers are ready: each has connected, loaded the workload and finished `setup`. After the loss
   * of a worker, resolves at full width again. Rejects when a worker cannot be started.
   */
  ready?(): Promise<void>;
  /** Returns the current workers. */
  workers?(): readonly WorkerStatus[];
  /**
   * An input that the workers answer with `undefined` at once, without running the workload. A few thousand such tasks get
   * the code of dispatch compiled before real ones are timed. Missing where the workers start the workload in another way
   * than by `startWorkload`.
   */
  readonly rehearsal?: string;
}
