import {
  inline,
  type JobWorkload,
  type OpenedExecutor,
  openExecutor,
  type TaskWorkload,
  type WorkloadReference,
} from '@parbench/core';
import type { TrialSpec } from '../protocol/trial-spec.ts';
import { prepareJob } from './prepare-job.ts';
import { prepareTasks } from './prepare-tasks.ts';
import type { PreparedWorkload } from './prepared-workload.ts';

/** Prepares a workload that runs on an executor, untimed. */
export async function prepareWorkload(
  workload: TaskWorkload | JobWorkload,
  spec: TrialSpec,
): Promise<PreparedWorkload & { close(): Promise<void> }> {
  const { workload: reference, workers, occupancy, seed, taskTimeoutNs, verifies } = spec;
  const comparison = await openComparison(workload, reference);
  const common = { params: reference.params, workers, occupancy, seed, inline: comparison };
  const isVerified =
    verifies === undefined || (verifies === 'with-verifier' && workload.verify !== undefined);
  const parts = { ...common, taskTimeoutMs: taskTimeoutNs / 1e6, isVerified };
  const prepared =
    workload.kind === 'job'
      ? await prepareJob({ ...parts, workload })
      : await prepareTasks({ ...parts, workload });
  return { ...prepared, close: async () => comparison?.close() };
}

/** Opens the inline executor that outputs are compared with, if the workload has no verifier. */
export async function openComparison(
  { verify }: { readonly verify?: unknown },
  workload: WorkloadReference,
): Promise<OpenedExecutor | undefined> {
  return verify ? undefined : openExecutor(inline, { workload, workers: 1 });
}
