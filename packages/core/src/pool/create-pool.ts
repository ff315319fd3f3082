import { abortable } from '../abortable.ts';
import type { Executor } from '../executor.ts';
import { assemblePool } from './assemble-pool.ts';
import { type CompletePoolOptions, defaultTuning, type PoolOptions } from './pool-options.ts';
import { startPerTask } from './worker-per-task.ts';

/**
 * Opens a pool over workers that a strategy supplies. Starts all of them and resolves when the first one is ready. If
 * opening fails, leaves no worker behind.
 * @throws ParbenchError `module-missing`, `module-syntax`, `module-throws`, `invalid-workload`, `setup-failed` or
 *   `worker-start`; the reason of `signal` if that was aborted
 */
export async function createPool({
  signal,
  workerPerTask = false,
  ...options
}: PoolOptions): Promise<Required<Executor>> {
  signal?.throwIfAborted();
  const complete = { ...defaultTuning, values: 'structured-clone', canTransfer: false, ...options } as const;
  const pool = assemblePool(workerPerTask ? withWorkerPerTask(complete) : complete);
  try {
    await abortable(pool.open, { signal });
    return pool.executor;
  } catch (error) {
    await pool.abandon();
    throw error;
  }
}

function withWorkerPerTask(options: CompletePoolOptions): CompletePoolOptions {
  return { ...options, maxInFlight: 1, spawnWorker: startPerTask(options.spawnWorker, options) };
}
