import type { Executor, Outcome } from '@parbench/core';

/**
 * Runs one task of a job for each input, all at once, and returns their outputs in order.
 * @throws Error if a task fails
 */
export async function runTasks<Output>(
  executor: Executor<Output>,
  inputs: readonly unknown[],
): Promise<readonly Output[]> {
  const outcomes = await Promise.all(inputs.map((input) => executor.submit(input)));
  return outcomes.map(outputOf);
}

/**
 * Returns the output of a task.
 * @throws Error if it failed
 */
export function outputOf<Output>(outcome: Outcome<Output>): Output {
  if (outcome.status === 'ok') return outcome.value;
  throw new Error(`a task failed: ${outcome.kind}: ${outcome.message}`);
}
