import type { ChildProcess } from 'node:child_process';
import type { Executor } from '../executor.ts';
import { startGuard } from '../guard.ts';
import { childProcessWorker } from './child-process-worker.ts';
import { createPool } from './create-pool.ts';
import type { PoolOptions } from './pool-options.ts';

/** A pool whose workers are child processes. */
export interface ProcessPoolOptions extends Omit<PoolOptions, 'spawnWorker' | 'canTransfer'> {
  /** Starts one child process that runs `@parbench/core/worker/process`, with an IPC channel. */
  fork(): ChildProcess;
}

/**
 * Opens a pool over child processes. They end with the driver, however that ends and whatever they do.
 * @throws what `createPool` throws
 */
export async function createProcessPool({
  fork,
  ...options
}: ProcessPoolOptions): Promise<Required<Executor>> {
  const guard = startGuard();
  try {
    const spawnWorker = () => childProcessWorker(fork(), guard);
    const pool = await createPool({ ...options, spawnWorker });
    const close = () => pool.close().then(guard.close);
    return { ...pool, close };
  } catch (error) {
    await guard.close();
    throw error;
  }
}
