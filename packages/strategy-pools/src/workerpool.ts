import { fileURLToPath } from 'node:url';
import type { WorkerPoolOptions } from 'workerpool';
import { execArgvOf } from './exec-argv.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import { definePoolStrategy } from './pool-strategy.ts';

/** workerpool on worker threads. */
export const workerpoolThreads = definePoolStrategy({
  name: 'pool/workerpool',
  library: 'workerpool',
  workers: 'worker threads',
  transfer: true,
  start: (request) =>
    startWorkerpool(request, {
      workerType: 'thread',
      workerThreadOpts: {
        workerData: request.workload,
        ...(request.heapLimitMb !== undefined && {
          resourceLimits: { maxOldGenerationSizeMb: request.heapLimitMb },
        }),
      },
    }),
});

/** workerpool on forked processes, with the serialisation that keeps types. */
export const workerpoolProcesses = definePoolStrategy({
  name: 'pool/workerpool-processes',
  library: 'workerpool',
  workers: 'forked processes',
  start: (request) =>
    startWorkerpool(request, {
      workerType: 'process',
      forkArgs: [JSON.stringify(request.workload)],
      forkOpts: { serialization: 'advanced', execArgv: execArgvOf(request) },
    }),
});

async function startWorkerpool({ workers }: StartRequest, options: WorkerPoolOptions): Promise<LibraryPool> {
  const { default: workerpool } = await import('workerpool');
  const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/workerpool'));
  const pool = workerpool.pool(entry, { ...options, minWorkers: workers, maxWorkers: workers });
  return {
    run(request, { transfer } = {}) {
      const answer = pool.exec('answer', [request], transfer && { transfer: [...transfer] });
      return { answer, cancel: () => answer.cancel() };
    },
    async end() {
      await pool.terminate(true);
    },
  };
}
