import type { WorkloadReference } from '@parbench/core';
import {
  definePoolStrategy,
  type LibraryAnswer,
  type LibraryPool,
  type LibraryRequest,
} from '@parbench/core/pool-library';
import type { JestWorkerFarm, WorkerFarmOptions } from 'jest-worker';
import { execArgvOf, heapFields, resourceLimitsOf } from './heap-limit.ts';

const library = { name: 'jest-worker', from: import.meta.url };

/** jest-worker on worker threads. */
export const jestWorkerThreads = definePoolStrategy({
  name: 'pool/jest-worker',
  description: 'worker threads in a pool of jest-worker',
  library,
  capabilities: { unit: 'thread' },
  options: heapFields,
  start: ({ workload, workers, options }) =>
    startFarm(workload, {
      numWorkers: workers,
      enableWorkerThreads: true,
      resourceLimits: resourceLimitsOf(options),
    }),
});

/** jest-worker on forked processes. */
export const jestWorkerProcesses = definePoolStrategy({
  name: 'pool/jest-worker-processes',
  description: 'forked processes in a pool of jest-worker',
  library,
  capabilities: { unit: 'process' },
  options: heapFields,
  start: ({ workload, workers, options }) =>
    startFarm(workload, { numWorkers: workers, forkOptions: { execArgv: execArgvOf(options) } }),
});

/** The only exposed method of the worker module. */
type Methods = { answer(request: LibraryRequest): Promise<LibraryAnswer> };

async function startFarm(workload: WorkloadReference, options: WorkerFarmOptions): Promise<LibraryPool> {
  const { Worker } = await import('jest-worker');
  const farm = new Worker(import.meta.resolve('@parbench/strategy-pools/worker/jest-worker'), {
    ...options,
    exposedMethods: ['answer'],
    setupArgs: [workload],
    // The contract: never run a task twice.
    maxRetries: 0,
  }) as JestWorkerFarm<Methods>;
  // jest-worker pipes the output of workers to the driver; unread, it would fill the pipes.
  farm.getStdout().resume();
  farm.getStderr().resume();
  return {
    opened: farm.start(),
    run: (request) => farm.answer(request),
    end: () => farm.end(),
  };
}
