import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { IPool } from 'poolifier';
import { execArgvOf } from './exec-argv.ts';
import type { LibraryPool } from './library-pool.ts';
import type { PoolAnswer, PoolRequest } from './pool-messages.ts';
import { definePoolStrategy } from './pool-strategy.ts';

/** poolifier's fixed pool of worker threads. */
export const poolifierThreads = definePoolStrategy({
  name: 'pool/poolifier',
  library: 'poolifier',
  workers: 'worker threads',
  async start({ workload, workers, heapLimitMb }) {
    const { FixedThreadPool } = await import('poolifier');
    const resourceLimits = heapLimitMb === undefined ? {} : { maxOldGenerationSizeMb: heapLimitMb };
    const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/poolifier-thread'));
    return poolOf(
      new FixedThreadPool(workers, entry, {
        workerOptions: { workerData: workload, resourceLimits },
      }),
    );
  },
});

/** poolifier's fixed pool of cluster workers, with the serialisation that keeps types. */
export const poolifierCluster = definePoolStrategy({
  name: 'pool/poolifier-cluster',
  library: 'poolifier',
  workers: 'node:cluster workers',
  async start(request) {
    const { FixedClusterPool } = await import('poolifier');
    const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/poolifier-process'));
    return poolOf(
      new FixedClusterPool(request.workers, entry, {
        settings: {
          args: [JSON.stringify(request.workload)],
          execArgv: [...execArgvOf(request)],
          serialization: 'advanced',
        },
      }),
    );
  },
});

/** The least that both kinds of poolifier's pools have in common here. */
type PoolifierPool = Pick<IPool<never, PoolRequest, PoolAnswer>, 'execute' | 'destroy' | 'emitter'>;

function poolOf(pool: PoolifierPool): LibraryPool {
  // Without a listener, a worker that fails between tasks would end the driver.
  pool.emitter?.on('error', () => {});
  return {
    opened: pool.emitter && once(pool.emitter, 'ready'),
    run: (request, { signal } = {}) => ({ answer: pool.execute(request, undefined, signal) }),
    end: () => pool.destroy(),
  };
}
