import type { Executor, OpenRequest } from '@parbench/core';
import { createPool, type PoolTuning } from '@parbench/core/pool';
import { type ResourceLimitOptions, resourceLimitsOf } from '../resource-limits.ts';
import { startSharedThread } from './shared-thread.ts';

/**
 * Opens the pool kernel over worker threads that are fed through rings in shared memory.
 * @throws what `createPool` throws
 */
export function openSharedThreads({
  workload,
  workers,
  signal,
  options,
}: OpenRequest<ResourceLimitOptions & PoolTuning & { readonly ringBytes: number }>): Promise<
  Required<Executor>
> {
  const { ringBytes, heapLimitMb, youngHeapLimitMb, stackLimitMb, ...tuning } = options;
  const size = {
    ringBytes,
    maxInFlight: tuning.maxInFlight,
    resourceLimits: resourceLimitsOf(options),
  };
  return createPool({
    ...tuning,
    workload,
    workers,
    spawnWorker: () => startSharedThread(size),
    canTransfer: true,
    ...(signal && { signal }),
  });
}
