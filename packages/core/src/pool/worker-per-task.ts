import type { PoolTuning } from './pool-options.ts';
import type { PoolWorker } from './pool-worker.ts';
import { createTaskWorkerProxy } from './task-worker-proxy.ts';

/**
 * Gives every task a worker of its own: what the pool gets as a worker is a proxy, and there are never more workers
 * than proxies. Until one worker has loaded the workload, each new proxy starts one without a task, to prove that
 * it can be loaded.
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
