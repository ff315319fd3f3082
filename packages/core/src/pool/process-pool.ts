import type { ChildProcess } from 'node:child_process';
import type { Executor } from '../executor.ts';
import { startOrphanReaper } from '../orphan-reaper.ts';
import { childProcessWorker, ipcLink, type ProcessLink } from './child-process-worker.ts';
import { createPool } from './create-pool.ts';
import type { PoolOptions } from './pool-options.ts';

/** A pool whose workers are child processes. */
export interface ProcessPoolOptions extends Omit<PoolOptions, 'spawnWorker' | 'canTransfer'> {
  /**
   * Starts one child process that runs `serveTasks`: with `@parbench/core/worker/process`, or with an entry that
   * matches `linkTo`.
   */
  fork(): ChildProcess;
  /** Links a child process for messages; over Node's IPC when missing. */
  linkTo?(child: ChildProcess): ProcessLink;
}

/**
 * Opens a pool over child processes. They end with the driver, however it ends and whatever they are doing.
 * @throws what `createPool` throws
 */
export async function createProcessPool({
  fork,
  linkTo = ipcLink,
  ...options
}: ProcessPoolOptions): Promise<Required<Executor>> {
  const reaper = startOrphanReaper();
  try {
    const spawnWorker = () => {
      const child = fork();
      return childProcessWorker(child, linkTo(child), reaper);
    };
    const pool = await createPool({ ...options, spawnWorker });
    const close = () => pool.close().then(reaper.close);
    return { ...pool, close };
  } catch (error) {
    await reaper.close();
    throw error;
  }
}
