import { performance } from 'node:perf_hooks';
import type { Outcome } from '@parbench/core';
import { failureOf } from './failure.ts';
import type { PreparedInputs } from './prepared-inputs.ts';

/** A load at constant occupancy. */
export interface ClosedLoop {
  readonly inputs: PreparedInputs;
  /** Tasks in flight: each completion starts the next task. */
  readonly occupancy: number;
  readonly submit: (input: unknown) => Promise<Outcome>;
  /** The workers that run the tasks. */
  readonly workers: number;
}

/** Called at every completion; returns true to end the loop. */
export type OnCompletion = (nowMs: number) => boolean;

/**
 * Keeps the tasks in flight until `onCompletion` returns true, then lets them drain. Between two completions there is
 * only the task and a clock reading.
 * @returns how many tasks completed
 * @throws TrialEnd if a task fails
 */
export async function runClosedLoop(
  { inputs, occupancy, submit }: ClosedLoop,
  onCompletion: OnCompletion,
): Promise<number> {
  let tasks = 0;
  let isOver = false;
  const lane = async () => {
    while (!isOver) {
      const outcome = await submit(inputs.take());
      if (outcome.status === 'failed') {
        isOver = true;
        throw failureOf(outcome);
      }
      inputs.giveBack(outcome.value);
      tasks++;
      isOver ||= onCompletion(performance.now());
    }
  };
  const lanes = Array.from({ length: occupancy }, lane);
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  return tasks;
}
