import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import type { LoadSample } from '../protocol/messages.ts';
import type { TrialEnd } from '../protocol/trial-end.ts';
import type { ClosedLoop } from './closed-loop.ts';
import { failureOf } from './failure.ts';
import { createTimeHistogram } from './histogram.ts';

/** Tasks that arrive at a rate of their own, whether or not earlier ones are done. */
export interface Arrivals {
  readonly ratePerSecond: number;
  readonly durationMs: number;
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
 * @throws TrialEnd when a task fails
 */
export async function runOpenLoop(
  { inputs, submit }: Pick<ClosedLoop, 'inputs' | 'submit'>,
  { ratePerSecond, durationMs }: Arrivals,
): Promise<Pick<LoadSample, 'completions' | 'elapsedNs'> & Required<Pick<LoadSample, 'arrivals'>>> {
  const [latencies, latenesses] = [createTimeHistogram(), createTimeHistogram()];
  const total = Math.floor((ratePerSecond * durationMs) / 1000);
  const startMs = performance.now();
  const dueMs = (arrival: number) => startMs + (arrival * 1000) / ratePerSecond;
  const inFlight = new Set<Promise<void>>();
  let failure: TrialEnd | undefined;
  let completions = 0;

  const settle = (outcome: Outcome, arrival: number) => {
    if (outcome.status === 'failed') {
      failure ??= failureOf(outcome);
      return;
    }
    inputs.giveBack(outcome.value);
    completions++;
    latencies.recordSince(dueMs(arrival));
  };
  const arrive = (arrival: number) => {
    latenesses.recordSince(dueMs(arrival));
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
    completions,
    elapsedNs: (performance.now() - startMs) * 1e6,
    arrivals: {
      isOverloaded: wasOverloaded,
      latencies: wasOverloaded ? [] : latencies.toHistogram(),
      latenesses: latenesses.toHistogram(),
    },
  };
}

/** Where tasks run in the driver none is ever in flight, and it is the generator that falls behind. */
const mostBehindMs = 500;

function isBehind(dueMs: number): boolean {
  return performance.now() - dueMs > mostBehindMs;
}
