import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import type { LoadSample } from '../protocol/load.ts';
import type { TrialEnd } from '../protocol/trial-end.ts';
import type { ClosedLoop } from './closed-loop.ts';
import { failureOf } from './failure.ts';
import { createTimeHistogram } from './histogram.ts';

/** A load of tasks that arrive at a rate, whether or not earlier ones are done. */
export interface Arrivals {
  readonly ratePerSecond: number;
  readonly durationMs: number;
}

/** The interval of the generator, milliseconds: tasks that are due within it are submitted in one turn. */
const timerMs = 1;

/** The most tasks that may wait: those of half a second, but at least a hundred. */
function mostInFlight(ratePerSecond: number): number {
  return Math.max(100, ratePerSecond / 2);
}

/**
 * Submits tasks at evenly spaced instants that are fixed beforehand. Latency counts from these instants. A task that
 * could not be submitted in time, because the driver was busy with another one, has waited; counted from its
 * submission, that wait would be lost (coordinated omission). If too many tasks wait, the load stops and leaves them
 * unsettled.
 * @throws TrialEnd if a task fails
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
    // If tasks run in the driver, each arrival runs the whole task, and a turn may last for ever.
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

/** If tasks run in the driver, none is ever in flight, and the generator falls behind instead. */
const mostBehindMs = 500;

function isBehind(dueMs: number): boolean {
  return performance.now() - dueMs > mostBehindMs;
}
