import { threadId, workerData } from 'node:worker_threads';
import { startWorkload } from '@parbench/core/worker';

const { run } = await startWorkload(workerData);

export default run;

/** Runs one task and reports which thread ran it. */
export function signed(input: unknown): readonly [thread: number, output: unknown] {
  return [threadId, run(input)];
}
