import type { Executor, OpenRequest } from '@parbench/core';
import { createPool, type PoolTuning } from '@parbench/core/pool';
import { type ResourceLimitOptions, resourceLimitsOf } from '../resource-limits.ts';
import { startSharedThread } from './shared-thread.ts';

interface RingOptions {
  readonly ringBytes: number;
  readonly spinMicroseconds: number;
}

/**
 * Opens the pool kernel over worker threads that receive tasks through rings in shared memory.
 * @throws what `createPool` throws
 */
export function openSharedThreads({
  workload,
  workers,
  signal,
  options,
}: OpenRequest<ResourceLimitOptions & PoolTuning & RingOptions>): Promise<Required<Executor>> {
  const { ringBytes, spinMicroseconds, heapLimitMb, youngHeapLimitMb, stackLimitMb, ...tuning } = options;
  const settings = {
    ringBytes,
    spinMs: spinMicroseconds / 1_000,
    maxInFlight: tuning.maxInFlight,
    resourceLimits: resourceLimitsOf(options),
  };
  return createPool({
    ...tuning,
    workload,
    workers,
    spawnWorker: () => startSharedThread(settings),
    canTransfer: true,
    ...(signal && { signal }),
  });
}
