import { createHistogram, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import type { ClosedLoop } from './closed-loop.ts';
import { failureOf, type TrialFailure } from './failure.ts';
import { percentilesOf, type ShownPercentiles } from './percentiles.ts';
import { recordSince } from './record-since.ts';

/** Tasks that arrive at a rate of their own, whether or not earlier ones are done. */
export interface Arrivals {
  readonly ratePerSecond: number;
  readonly durationMs: number;
}

/** How tasks that arrived fared. */
export interface ArrivalSample {
  /** Whether more came than was done: then the stretch was broken off, and times would tell only how long it was. */
  readonly isOverloaded: boolean;
  /** From the instant at which a task was due until it settled, milliseconds. */
  readonly latencyMs: ShownPercentiles;
  /** How long after the instant at which it was due a task was submitted, milliseconds; it is part of the latency. */
  readonly latenessMs: ShownPercentiles;
}

/** The generator's timer: tasks that are due in the same millisecond are submitted in one turn. */
const timerMs = 1;

/** Tasks that may wait: those of half a second, and a hundred in any case. */
function mostInFlight(ratePerSecond: number): number {
  return Math.max(100, ratePerSecond / 2);
}

/**
 * Submits tasks at evenly spaced instants that are fixed beforehand. Latency counts from these, so a task that could not
 * be submitted in time, because the driver was busy with another, has waited; counted from its submission, that wait
 * would be lost (coordinated omission). When too many tasks wait it breaks off and leaves them unsettled.
 * @throws TrialFailure when a task fails
 */
export async function runOpenLoop(
  { inputs, submit }: Pick<ClosedLoop, 'inputs' | 'submit'>,
  { ratePerSecond, durationMs }: Arrivals,
): Promise<ArrivalSample & { readonly completions: number; readonly elapsedMs: number }> {
  const [latencies, latenesses] = [createHistogram(), createHistogram()];
  const total = Math.floor((ratePerSecond * durationMs) / 1000);
  const startMs = performance.now();
  const dueMs = (arrival: number) => startMs + (arrival * 1000) / ratePerSecond;
  const inFlight = new Set<Promise<void>>();
  let failure: TrialFailure | undefined;
  let completions = 0;

  const settle = (outcome: Outcome, arrival: number) => {
    if (outcome.status === 'failed') {
      failure ??= failureOf(outcome);
      return;
    }
    inputs.giveBack(outcome.value);
    completions++;
    recordSince(dueMs(arrival), latencies);
  };
  const arrive = (arrival: number) => {
    recordSince(dueMs(arrival), latenesses);
    const settled: Promise<void> = submit(inputs.take())
      .then((outcome) => settle(outcome, arrival))
      .finally(() => inFlight.delete(settled));
    inFlight.add(settled);
    return settled;
  };
  const isOverloaded = () => inFlight.size > mostInFlight(ratePerSecond) || isBehind(dueMs(next));

  let next = 0;
  while (next < total && failure === undefined && !isOverloaded()) {
    const turnMs = performance.now();
    // Where tasks run in the driver, each arrival is the whole task: a turn may last for ever.
    while (next < total && dueMs(next) <= turnMs && !isOverloaded()) arrive(next++);
    await sleep(timerMs);
  }
  const wasOverloaded = isOverloaded();
  if (!wasOverloaded) await Promise.all(inFlight);
  if (failure !== undefined) throw failure;
  return {
    isOverloaded: wasOverloaded,
    latencyMs: wasOverloaded ? {} : percentilesOf(latencies),
    latenessMs: percentilesOf(latenesses),
    completions,
    elapsedMs: performance.now() - startMs,
  };
}

/** Where tasks run in the driver none is ever in flight, and it is the generator that falls behind. */
const mostBehindMs = 500;

function isBehind(dueMs: number): boolean {
  return performance.now() - dueMs > mostBehindMs;
}
