import type { Outcome } from '@parbench/core';
import type { Stretch, StretchReply } from './sustained-request.ts';

/** What a stretch loads. */
export interface Loaded {
  /** Tasks take them in turn. */
  readonly inputs: readonly unknown[];
  /** Tasks in flight. */
  readonly occupancy: number;
  submit(input: unknown): Promise<Outcome>;
}

/**
 * Loads without a pause, and counts completions between two instants of the wall clock.
 * @throws Error if a task fails
 */
export async function loadStretch(
  { inputs, occupancy, submit }: Loaded,
  { leadInMs, countedMs }: Stretch,
): Promise<StretchReply> {
  const startMs = performance.now() + leadInMs;
  let submitted = 0;
  let tasks = 0;
  let lastMs = 0;
  let tasksBefore = 0;
  let faultsBefore = 0;
  let firstMs = Number.POSITIVE_INFINITY;
  const isOver = () => lastMs - firstMs >= countedMs;
  const settle = (outcome: Outcome) => {
    if (outcome.status === 'failed') throw new Error(`${outcome.kind}: ${outcome.message}`);
    if (isOver()) return;
    tasks++;
    lastMs = performance.now();
    if (firstMs === Number.POSITIVE_INFINITY && lastMs >= startMs) {
      firstMs = lastMs;
      tasksBefore = tasks;
      faultsBefore = process.resourceUsage().minorPageFault;
    }
  };
  /**
   * One task at a time: a loop that runs for seconds would be compiled by on-stack replacement, the kernel inside it. The
   * input is that of the submission, not of the completion: tasks that run in the driver settle all at once, and would then
   * all take the same next input.
   */
  const submitOne = () => submit(inputs[submitted++ % inputs.length]).then(settle);
  const lane = async () => {
    while (!isOver()) await submitOne();
  };
  await Promise.all(Array.from({ length: occupancy }, lane));
  const pageFaults = process.resourceUsage().minorPageFault - faultsBefore;
  return { completions: tasks - tasksBefore, elapsedMs: lastMs - firstMs, pageFaults, tasks };
}
