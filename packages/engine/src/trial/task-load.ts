import { createHistogram, type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import { probeDriverDelay } from './driver-delay.ts';
import { failureOf } from './failure.ts';
import type { LoadRequest, LoadSample } from './protocol.ts';

/** Tasks to keep in flight, and for how long. */
export interface TaskLoad {
  /** Reused in turn; at least as many as tasks in flight. */
  readonly inputs: readonly unknown[];
  /** Whether an input's buffers move away: then each answer, which holds them again, is the next input. */
  readonly movesBuffers: boolean;
  readonly request: LoadRequest;
  /** Tasks in flight unless the request says otherwise. */
  readonly occupancy: number;
  readonly submit: (input: unknown) => Promise<Outcome>;
}

/**
 * A closed loop at constant occupancy: each completion starts the next task. Counted are the completions between two
 * instants at which the occupancy holds; filling up (a completion for each task in flight) and draining lie outside.
 * @throws TrialFailure when a task fails
 */
export async function runTaskLoad(load: TaskLoad): Promise<LoadSample> {
  const { observe } = load.request;
  const utilisation = performance.eventLoopUtilization();
  if (observe === 'round-trip') return { ...(await loopTimingEachTask(load)), ...driverUse(utilisation) };
  if (observe === 'driver-delay') return { ...(await loopProbingTheDriver(load)), ...driverUse(utilisation) };
  return { ...(await loop(load, load.submit)), ...driverUse(utilisation) };
}

async function loopTimingEachTask(load: TaskLoad) {
  const roundTrips = createHistogram();
  const counted = await loop(load, async (input) => {
    const startedMs = performance.now();
    const outcome = await load.submit(input);
    roundTrips.record(Math.max(1, Math.round((performance.now() - startedMs) * 1e6)));
    return outcome;
  });
  return { ...counted, roundTripMs: roundTrips.percentile(50) / 1e6 };
}

/** Lets the event loop turn after each completion, as a server's would: inline would otherwise never let a timer fire. */
async function loopProbingTheDriver(load: TaskLoad) {
  using probe = probeDriverDelay();
  const counted = await loop(load, async (input) => {
    const outcome = await load.submit(input);
    await nextTurn();
    return outcome;
  });
  return { ...counted, driverDelayMs: probe.meanMs() };
}

/** Nothing but the task, the clock and the count stands between two completions. */
async function loop({ inputs, movesBuffers, request, occupancy }: TaskLoad, submit: TaskLoad['submit']) {
  const { durationMs, minCompletions } = request;
  const inFlight = request.occupancy ?? occupancy;
  const count = { tasks: 0, completions: 0, fromMs: 0, toMs: 0, isOver: false };
  let next = 0;
  const nextInput = () => inputs[next++ % inputs.length];

  const lane = async () => {
    let input = nextInput();
    while (!count.isOver) {
      const outcome = await submit(input);
      if (outcome.status === 'failed') {
        count.isOver = true;
        throw failureOf(outcome);
      }
      input = movesBuffers ? outcome.value : nextInput();
      const tasks = ++count.tasks;
      if (tasks < inFlight || count.isOver) continue;
      const nowMs = performance.now();
      if (tasks === inFlight) count.fromMs = nowMs;
      count.toMs = nowMs;
      count.completions = tasks - inFlight;
      count.isOver = nowMs - count.fromMs >= durationMs && count.completions >= minCompletions;
    }
  };
  await allSettled(Array.from({ length: inFlight }, lane));
  return { completions: count.completions, elapsedMs: count.toMs - count.fromMs, tasks: count.tasks };
}

/** Lets all lanes drain before it fails with the first that failed. */
async function allSettled(lanes: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
}

function driverUse(since: EventLoopUtilization) {
  return { driverUtilisation: performance.eventLoopUtilization(since).utilization };
}
