/** The entry of a thread that runs the tasks of a workload one after another with no dispatch: a copy of the kernel. */
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { loadWorkload, type WorkloadReference } from '@parbench/core';
import { startWorkload } from '@parbench/core/worker';
import { prepareInputs } from './prepared-inputs.ts';

/** The workload that a copy runs. */
export interface KernelCopy {
  readonly workload: WorkloadReference;
  readonly seed: number;
}

/** The length of a load: it ends when both are reached. */
export interface CopyStretch {
  readonly durationMs: number;
  readonly minCompletions: number;
}

/** The count of a copy. */
export interface CopySample {
  readonly completions: number;
  readonly elapsedMs: number;
}

const inputCount = 16;

const { workload: reference, seed } = workerData as KernelCopy;
const workload = await loadWorkload(reference);
if (workload.kind !== 'task') throw new Error(`a ${workload.kind} has no kernel to copy`);
const { run } = await startWorkload(reference);
const inputs = prepareInputs(workload, { params: reference.params, seed, count: inputCount });
parentPort?.on('message', async (stretch: CopyStretch) => parentPort?.postMessage(await runFor(stretch)));
parentPort?.postMessage('ready');

async function runFor({ durationMs, minCompletions }: CopyStretch): Promise<CopySample> {
  const startedMs = performance.now();
  let completions = 0;
  let elapsedMs = 0;
  while (elapsedMs < durationMs || completions < minCompletions) {
    const output = run(inputs.take());
    // Only promises are awaited: a synchronous kernel does not pay for a turn of the event loop.
    inputs.giveBack(output instanceof Promise ? await output : output);
    completions++;
    elapsedMs = performance.now() - startedMs;
  }
  return { completions, elapsedMs };
}
