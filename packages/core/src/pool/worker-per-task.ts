import type { PoolTuning } from './pool-options.ts';
import type { PoolWorker } from './pool-worker.ts';
import { createTaskWorkerProxy } from './task-worker-proxy.ts';

/**
 * Returns a `spawnWorker` that gives every task a worker of its own: the pool gets per-task worker proxies, each with
 * one real worker at most. Until one worker has loaded the workload, each new proxy starts one without a task, to prove
 * that it can be loaded.
 */
export function startPerTask(
  spawnWorker: () => PoolWorker,
  tuning: Pick<PoolTuning, 'startTimeoutMs' | 'closeGraceMs'>,
): () => PoolWorker {
  let isProven = false;
  let slots = 0;
  return () =>
    createTaskWorkerProxy({
      ...tuning,
      spawnWorker,
      slot: `slot ${++slots}`,
      needsProof: !isProven,
      onProven() {
        isProven = true;
      },
    });
}
