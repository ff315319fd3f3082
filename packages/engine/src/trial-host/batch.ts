import { performance } from 'node:perf_hooks';
import type { ClosedLoop } from './closed-loop.ts';
import { failureOf } from './failure.ts';

/**
 * Runs a batch of `tasks` tasks at constant occupancy, from the first input on. The time is that of the whole batch: the
 * wait for the slowest worker at its end counts.
 * @throws TrialEnd if a task fails
 */
export async function runBatch({ inputs, occupancy, submit }: ClosedLoop, tasks: number) {
  inputs.restart?.();
  let left = tasks;
  const startedMs = performance.now();
  const lane = async () => {
    while (left > 0) {
      left--;
      const outcome = await submit(inputs.take());
      if (outcome.status === 'failed') {
        left = 0;
        throw failureOf(outcome);
      }
      inputs.giveBack(outcome.value);
    }
  };
  const lanes = Array.from({ length: occupancy }, lane);
  await Promise.allSettled(lanes);
  const elapsedMs = performance.now() - startedMs;
  await Promise.all(lanes);
  return { completions: tasks, elapsedNs: elapsedMs * 1e6, tasks };
}
