/** The entry of a jest-worker worker, thread or process. jest-worker loads it with `require`, so it has no top-level `await`. */
import { isMainThread, threadId } from 'node:worker_threads';
import type { WorkloadReference } from '@parbench/core';
import { createPoolService, type LibraryRequest, type PoolService } from '@parbench/core/pool-library/worker';

let service: PoolService | undefined;

/** Called by jest-worker with its `setupArgs` before the first task. */
export async function setup(reference: WorkloadReference): Promise<void> {
  service = createPoolService(reference, isMainThread ? process.pid : threadId);
  await service.started;
}

/** Answers one request: the method that the farm exposes. */
export async function answer(request: LibraryRequest): Promise<unknown> {
  return service?.answer(request);
}

/** Called by jest-worker when the farm ends. */
export async function teardown(): Promise<void> {
  await service?.teardown();
}
