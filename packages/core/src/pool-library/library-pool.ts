import type { WorkerStatus } from '../executor.ts';
import type { FailedOutcome, WorkerId } from '../outcome.ts';
import type { WorkloadReference } from '../strategy.ts';
import type { LibraryRequest } from './messages.ts';

/** What a library's pool is started with: as many workers as asked, no fewer and no more. */
export interface StartRequest<Options = unknown> {
  readonly workload: WorkloadReference;
  readonly workers: number;
  /** The strategy's options, complete. */
  readonly options: Options;
}

/** A request on its way through a library. The adapter makes one for each; a library may note on it what it needs. */
export interface LibraryTask<Handle = unknown> {
  /** The user's signal, for libraries that are told of an abort by nothing else. */
  readonly signal: AbortSignal | undefined;
  /** Buffers that are to move; never given to a pool that cannot. */
  readonly transfer: readonly ArrayBuffer[] | undefined;
  /** Set by a library that knows which worker has the task: the worker that failures name. */
  worker: WorkerId | undefined;
  /** Set by a library to whatever its `cancel` needs. */
  handle: Handle | undefined;
  /**
   * A signal that is aborted when the task is given up, by its deadline or an abort: for libraries that cancel by one, and
   * need no `cancel` then. It is made when it is asked for, and costs some microseconds.
   */
  cancelSignal(): AbortSignal;
}

/** A library's pool, started: what it can do by itself, and nothing more. */
export interface LibraryPool<Handle = unknown> {
  /** Resolves when the library takes requests, and where it knows its `workers`, with the first that can run tasks. */
  readonly opened?: PromiseLike<unknown> | undefined;
  /** Hands one request to the library, which may throw, reject, or never answer. A worker's answer is handed on as it is. */
  run(request: LibraryRequest, task: LibraryTask<Handle>): PromiseLike<unknown>;
  /** Gives up a task that has been settled: takes it from the queue, or ends its worker. Missing where the library cannot. */
  cancel?(task: LibraryTask<Handle>): void;
  /**
   * The outcome of a task that the library rejected with `reason`, or answered with what no worker answers. Missing where
   * the library's errors say it in words: exit code, signal, full heap, what cannot be cloned.
   */
  failureOf?(reason: unknown, task: LibraryTask<Handle>): FailedOutcome;
  /** What the library knows of its workers. Missing where it does not say; they are found by probing then. */
  readonly workers?: LibraryWorkers;
  /** How many tasks a worker may hold at once; 1 when missing. Beyond them, `queueLimit` tasks may wait. */
  readonly tasksPerWorker?: number;
  /** Disposes of the workers' state, where `end` does not see to that. */
  teardown?(): PromiseLike<unknown>;
  /** Ends the pool as the library does. */
  end(): PromiseLike<unknown>;
  /** Whether `end` always resolves, with all workers gone. Closing waits for it then, and no longer than `closeGraceMs` otherwise. */
  readonly endsReliably?: boolean;
}

/** The workers of a library that knows them. */
export interface LibraryWorkers {
  /** The workers there are now. */
  list(): readonly WorkerStatus[];
  /** Resolves when all workers can run tasks; rejects when one cannot be started. */
  ready(): PromiseLike<unknown>;
  /** Resolves, to the reason, when no worker is left and none will be started: every task then settles as `worker-lost`. */
  readonly gone: PromiseLike<string>;
}
