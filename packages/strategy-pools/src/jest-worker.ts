import type { JestWorkerFarm, WorkerFarmOptions } from 'jest-worker';
import { execArgvOf } from './exec-argv.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import type { PoolAnswer, PoolRequest } from './pool-messages.ts';
import { definePoolStrategy } from './pool-strategy.ts';

/** jest-worker on worker threads. */
export const jestWorkerThreads = definePoolStrategy({
  name: 'pool/jest-worker',
  library: 'jest-worker',
  workers: 'worker threads',
  start: ({ heapLimitMb, ...request }) =>
    startFarm(request, {
      enableWorkerThreads: true,
      ...(heapLimitMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: heapLimitMb } }),
    }),
});

/** jest-worker on forked processes. */
export const jestWorkerProcesses = definePoolStrategy({
  name: 'pool/jest-worker-processes',
  library: 'jest-worker',
  workers: 'forked processes',
  start: (request) => startFarm(request, { forkOptions: { execArgv: [...execArgvOf(request)] } }),
});

/** The one method of the worker module that is exposed. */
type Methods = { answer(request: PoolRequest): Promise<PoolAnswer> };

async function startFarm(
  { workload, workers }: StartRequest,
  options: WorkerFarmOptions,
): Promise<LibraryPool> {
  const { Worker } = await import('jest-worker');
  const entry = import.meta.resolve('@parbench/strategy-pools/worker/jest-worker');
  const farm = new Worker(entry, {
    ...options,
    numWorkers: workers,
    exposedMethods: ['answer'],
    setupArgs: [workload],
    // The contract: no task is run twice.
    maxRetries: 0,
  }) as JestWorkerFarm<Methods>;
  // What tasks print is taken from the workers; unread, it would fill their pipes.
  farm.getStdout().resume();
  farm.getStderr().resume();
  return {
    opened: farm.start(),
    run: (request) => ({ answer: farm.answer(request) }),
    end: () => farm.end(),
  };
}
