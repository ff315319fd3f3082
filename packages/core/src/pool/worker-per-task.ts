import type { PoolTuning } from './pool-options.ts';
import type { PoolWorker } from './pool-worker.ts';
import { createStandIn } from './stand-in.ts';

/**
 * Gives every task a worker of its own: what the pool gets as a worker is a stand-in, and there are never more workers
 * than stand-ins. Until one worker has loaded the workload, each new stand-in starts one without a task, to prove that
 * it can be loaded.
 */
export function startPerTask(
  spawnWorker: () => PoolWorker,
  tuning: Pick<PoolTuning, 'startTimeoutMs' | 'closeGraceMs'>,
): () => PoolWorker {
  let isProven = false;
  let places = 0;
  return () =>
    createStandIn({
      ...tuning,
      spawnWorker,
      place: `place ${++places}`,
      needsProof: !isProven,
      onProven() {
        isProven = true;
      },
    });
}
