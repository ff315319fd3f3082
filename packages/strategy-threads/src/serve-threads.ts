import {
  type OpenRequest,
  openExecutor,
  ParbenchError,
  type RunningService,
  type Strategy,
} from '@parbench/core';
import {
  type Call,
  loadService,
  openServiceWorkers,
  type ServeOptions,
  serveInPlace,
  serviceSettings,
} from '@parbench/core/service';
import { startThread } from './kernel-threads.ts';
import { type ResourceLimitOptions, resourceLimitsOf } from './resource-limits.ts';

const entry = new URL(import.meta.resolve('@parbench/core/service/thread'));

/**
 * Starts a service on threads that each have a socket of their own on the port.
 * @throws what `openServiceWorkers` throws
 */
export function serveThreads(
  request: OpenRequest<ResourceLimitOptions & ServeOptions>,
): Promise<RunningService> {
  const resourceLimits = resourceLimitsOf(request.options);
  return openServiceWorkers({
    ...serviceSettings(request),
    reusePort: true,
    spawnWorker: () => startThread(entry, resourceLimits),
  });
}

/**
 * Serves in this thread, and runs the `run` of the workload in the pool of `threads`.
 * @throws ParbenchError `unavailable` for a workload without `run`, and what opening the pool and `serveInPlace` throw
 */
export async function serveOverPool(threads: Strategy, request: OpenRequest): Promise<RunningService> {
  const { name, run } = await loadService(request.workload);
  if (run === undefined) throw nothingToOffload(name);
  const executor = await openExecutor(threads, request);
  const call: Call = async (input) => {
    const outcome = await executor.submit(input);
    if (outcome.status === 'ok') return outcome.value;
    throw new Error(`${outcome.kind}: ${outcome.message}`);
  };
  try {
    const service = await serveInPlace(request.workload, call);
    return {
      ...service,
      ready: executor.ready,
      close: () => service.close().finally(executor.close),
    };
  } catch (error) {
    await executor.close();
    throw error;
  }
}

function nothingToOffload(name: string): ParbenchError {
  return new ParbenchError(
    'unavailable',
    `\`${name}\`: expected a \`run\` that its handler calls, received a service without one. Add \`run\`, or choose another strategy than \`threads/offload\`.`,
  );
}
