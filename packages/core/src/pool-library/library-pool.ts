import type { WorkerStatus } from '../executor.ts';
import type { FailedOutcome, WorkerId } from '../outcome.ts';
import type { WorkloadReference } from '../strategy.ts';
import type { LibraryRequest } from './messages.ts';

/** The arguments for starting a library's pool. It must have exactly as many workers as requested. */
export interface StartRequest<Options = unknown> {
  readonly workload: WorkloadReference;
  readonly workers: number;
  /** The strategy's options, complete. */
  readonly options: Options;
}

/**
 * A request on its way through a library. The adapter creates one for each; a library may store on it what it needs.
 */
export interface LibraryTask<Handle = unknown> {
  /** The user's signal, for libraries that can only be aborted by one. */
  readonly signal: AbortSignal | undefined;
  /** Buffers to move; never set for a pool that cannot move them. */
  readonly transfer: readonly ArrayBuffer[] | undefined;
  /** Set by a library that knows which worker has the task; failures name that worker. */
  worker: WorkerId | undefined;
  /** Set by a library to the value that its `cancel` needs. */
  handle: Handle | undefined;
  /**
   * Returns a signal that is aborted at the task's deadline or abort: for libraries that cancel by a signal, and then
   * need no `cancel`. It is created by the first call, which costs some microseconds.
   */
  cancelSignal(): AbortSignal;
}

/** A library's started pool: what the library can do by itself, and nothing more. */
export interface LibraryPool<Handle = unknown> {
  /** Resolves when the library accepts requests; if it reports its `workers`, when the first of them can run tasks. */
  readonly opened?: PromiseLike<unknown> | undefined;
  /**
   * Passes one request to the library, which may throw, reject or never answer. Resolves to a worker's answer,
   * unchanged.
   */
  run(request: LibraryRequest, task: LibraryTask<Handle>): PromiseLike<unknown>;
  /**
   * Cancels a task that has settled: removes it from the queue, or ends its worker. Missing where the library cannot.
   */
  cancel?(task: LibraryTask<Handle>): void;
  /**
   * Returns the outcome of a task that the library rejected with `reason`, or answered with something that no worker
   * sent. Missing where the library's error messages name exit code, signal, full heap or failed clone.
   */
  failureOf?(reason: unknown, task: LibraryTask<Handle>): FailedOutcome;
  /** The workers, if the library reports them. The adapter finds out by probing when missing. */
  readonly workers?: LibraryWorkers;
  /** How many tasks a worker may hold at once; 1 when missing. Beyond them, `queueLimit` tasks may wait. */
  readonly tasksPerWorker?: number;
  /** Disposes of the workers' state, if `end` does not. */
  teardown?(): PromiseLike<unknown>;
  /** Ends the pool in the library's own way. */
  end(): PromiseLike<unknown>;
  /**
   * Whether `end` always resolves with all workers gone. Closing then waits for it; otherwise for `closeGraceMs` at
   * most.
   */
  readonly endsReliably?: boolean;
  /** `false` if the workers do not answer by `createPoolService`: they know no rehearsal then. */
  readonly answersRehearsals?: boolean;
}

/** The workers of a library that reports them. */
export interface LibraryWorkers {
  /** Returns the current workers. */
  list(): readonly WorkerStatus[];
  /** Resolves when all workers can run tasks; rejects when one cannot be started. */
  ready(): PromiseLike<unknown>;
  /**
   * Resolves to the reason when no worker is left and none will be started; every task then settles as `worker-lost`.
   */
  readonly gone: PromiseLike<string>;
}
