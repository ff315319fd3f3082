import { performance } from 'node:perf_hooks';
import type { Outcome } from '@parbench/core';
import { failureOf } from './failure.ts';
import type { PreparedInputs } from './prepared-inputs.ts';

/** Tasks to keep in flight. */
export interface ClosedLoop {
  readonly inputs: PreparedInputs;
  /** How many at once: each completion starts the next task. */
  readonly occupancy: number;
  readonly submit: (input: unknown) => Promise<Outcome>;
  /** How many workers share them. */
  readonly workers: number;
}

/** Hears of every completion; `true` ends the loop. */
export type OnCompletion = (nowMs: number) => boolean;

/**
 * Keeps that many tasks in flight until `onCompletion` says that it is over, then lets the rest drain. Nothing stands
 * between two completions but the task and a clock reading.
 * @returns how many tasks completed
 * @throws TrialEnd when a task fails
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
