import {
  inline,
  type JobWorkload,
  type OpenedExecutor,
  openExecutor,
  type Params,
  type WorkloadReference,
} from '@parbench/core';
import { measureInTime, type TaskCost, type TaskCostOptions, type TimeCalls } from './call-cost.ts';

/**
 * Measures the time of one drive of a job without workers. Preparing its data does not count.
 * @throws ParbenchError `trial` when `timeoutMs` passes, and what the job throws
 */
export function measureJobCost(
  workload: JobWorkload,
  reference: WorkloadReference,
  options: TaskCostOptions,
): Promise<TaskCost> {
  return measureInTime(workload.name, options, async (measureCalls) => {
    await using executor = await openExecutor(inline, { workload: reference, workers: 1 });
    return await measureCalls(createTimer(workload, reference.params, executor));
  });
}

/** Drives the job on fresh data each time. */
function createTimer(workload: JobWorkload, params: Params, executor: OpenedExecutor): TimeCalls {
  let seed = 0;
  return async (calls) => {
    const startedMs = performance.now();
    let callsMs = 0;
    for (let call = 0; call < calls; call++) {
      const shared = await workload.prepare(params, seed++);
      const startMs = performance.now();
      await workload.drive(executor, shared, params);
      callsMs += performance.now() - startMs;
    }
    return { callsMs, tookMs: performance.now() - startedMs };
  };
}
