import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  definePoolStrategy,
  type LibraryAnswer,
  type LibraryPool,
  type LibraryRequest,
} from '@parbench/core/pool-library';
import type { IPool } from 'poolifier';
import { execArgvOf, heapFields, resourceLimitsOf } from './heap-limit.ts';

const library = { name: 'poolifier', from: import.meta.url };

/** poolifier's fixed pool of worker threads. */
export const poolifierThreads = definePoolStrategy({
  name: 'pool/poolifier',
  description: 'worker threads in a pool of poolifier',
  library,
  capabilities: { unit: 'thread' },
  options: heapFields,
  async start({ workload, workers, options }) {
    const { FixedThreadPool } = await import('poolifier');
    const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/poolifier-thread'));
    return poolOf(
      new FixedThreadPool(workers, entry, {
        workerOptions: { workerData: workload, resourceLimits: resourceLimitsOf(options) },
      }),
    );
  },
});

/** poolifier's fixed pool of cluster workers, with the serialisation that keeps types. */
export const poolifierCluster = definePoolStrategy({
  name: 'pool/poolifier-cluster',
  description: 'node:cluster workers in a pool of poolifier',
  library,
  capabilities: { unit: 'process' },
  options: heapFields,
  async start({ workload, workers, options }) {
    const { FixedClusterPool } = await import('poolifier');
    const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/poolifier-process'));
    return poolOf(
      new FixedClusterPool(workers, entry, {
        settings: {
          args: [JSON.stringify(workload)],
          execArgv: execArgvOf(options),
          serialization: 'advanced',
        },
      }),
    );
  },
});

/** The members that we use of both kinds of poolifier's pools. */
type PoolifierPool = Pick<IPool<never, LibraryRequest, LibraryAnswer>, 'execute' | 'destroy' | 'emitter'>;

function poolOf(pool: PoolifierPool): LibraryPool {
  // Without a listener, a worker that fails between tasks would end the driver.
  pool.emitter?.on('error', () => {});
  return {
    opened: pool.emitter && once(pool.emitter, 'ready'),
    run: (request, { signal }) => pool.execute(request, undefined, signal),
    end: () => pool.destroy(),
  };
}
