import {
  inline,
  type JobWorkload,
  openExecutor,
  type TaskWorkload,
  type WorkloadReference,
} from '@parbench/core';

/**
 * Converts a job to a task whose call prepares and drives it inline, so that its cost can be measured like that of a
 * task.
 */
export async function jobAsTask(workload: JobWorkload, reference: WorkloadReference): Promise<TaskWorkload> {
  const executor = await openExecutor(inline, { workload: reference, workers: 1 });
  const { params } = reference;
  return {
    kind: 'task',
    name: workload.name,
    input: (_params, seed) => seed,
    run: async (seed) => workload.drive(executor, await workload.prepare(params, Number(seed)), params),
  };
}
