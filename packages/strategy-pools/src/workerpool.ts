import { fileURLToPath } from 'node:url';
import { definePoolStrategy, type LibraryPool } from '@parbench/core/pool-library';
import type { Promise as PoolPromise, WorkerPoolOptions } from 'workerpool';
import { execArgvOf, heapFields, resourceLimitsOf } from './heap-limit.ts';

const library = { name: 'workerpool', from: import.meta.url };

/** workerpool on worker threads. */
export const workerpoolThreads = definePoolStrategy({
  name: 'pool/workerpool',
  description: 'worker threads in a pool of workerpool',
  library,
  capabilities: { unit: 'thread', transfer: true },
  options: heapFields,
  start: ({ workload, workers, options }) =>
    startWorkerpool(workers, {
      workerType: 'thread',
      workerThreadOpts: { workerData: workload, resourceLimits: resourceLimitsOf(options) },
    }),
});

/** workerpool on forked processes, with the serialisation that keeps types. */
export const workerpoolProcesses = definePoolStrategy({
  name: 'pool/workerpool-processes',
  description: 'forked processes in a pool of workerpool',
  library,
  capabilities: { unit: 'process' },
  options: heapFields,
  start: ({ workload, workers, options }) =>
    startWorkerpool(workers, {
      workerType: 'process',
      forkArgs: [JSON.stringify(workload)],
      forkOpts: { serialization: 'advanced', execArgv: execArgvOf(options) },
    }),
});

async function startWorkerpool(
  workers: number,
  options: WorkerPoolOptions,
): Promise<LibraryPool<PoolPromise<unknown>>> {
  const { default: workerpool } = await import('workerpool');
  const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/workerpool'));
  const pool = workerpool.pool(entry, { ...options, minWorkers: workers, maxWorkers: workers });
  return {
    run(request, task) {
      const { transfer } = task;
      const answer = pool.exec('answer', [request], transfer && { transfer: [...transfer] });
      task.handle = answer;
      return answer;
    },
    cancel: ({ handle }) => void handle?.cancel(),
    async end() {
      await pool.terminate(true);
    },
  };
}
