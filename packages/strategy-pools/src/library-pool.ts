import type { WorkloadReference } from '@parbench/core';
import type { PoolAnswer, PoolRequest } from './pool-messages.ts';

/** A library's pool, started: what it can do by itself, and nothing more. */
export interface LibraryPool {
  /** Resolves when the library takes requests; missing where it does at once. */
  readonly opened?: PromiseLike<unknown> | undefined;
  /** Hands one request to the library, which may throw, reject, or never answer. */
  run(request: PoolRequest, options?: RunOptions): LibraryTask;
  /** Disposes of the workers' state, where `end` does not see to that. */
  teardown?(): PromiseLike<unknown>;
  /** Ends the pool as the library does. */
  end(): PromiseLike<unknown>;
}

interface RunOptions {
  /** For libraries that are told of an abort only by a signal. */
  readonly signal?: AbortSignal;
  /** Buffers that are to move; never given to a pool that cannot. */
  readonly transfer?: readonly ArrayBuffer[];
}

/** A request that the library has taken. */
export interface LibraryTask {
  readonly answer: PromiseLike<PoolAnswer>;
  /** Gives the task up, where the library can: takes it from the queue, or ends its worker. */
  cancel?(): void;
}

/** What a library's pool is started with: as many workers as asked, no fewer and no more. */
export interface StartRequest {
  readonly workload: WorkloadReference;
  readonly workers: number;
  /** The limit of each worker's old generation in MiB. */
  readonly heapLimitMb?: number;
}
