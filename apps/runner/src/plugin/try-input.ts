import { loadWorkload, messageOf, type WorkloadReference } from '@parbench/core';

/** Whether a workload makes an input of its parameters: `problem` says why not. */
export interface InputTrial {
  readonly problem?: string;
}

const seed = 1;

/** Makes what a trial makes first of a workload: an input, the data of a job, or a request. Loads it into this process. */
export async function tryInput(reference: WorkloadReference): Promise<InputTrial> {
  try {
    await makeInput(reference);
    return {};
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

async function makeInput(reference: WorkloadReference): Promise<unknown> {
  const workload = await loadWorkload(reference);
  const { params } = reference;
  if (workload.kind === 'service') return workload.request(params, seed);
  return workload.kind === 'job' ? workload.prepare(params, seed) : workload.input(params, seed);
}
