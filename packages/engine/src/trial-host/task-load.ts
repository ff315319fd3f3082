import { createHistogram, type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoadRequest, LoadSample } from '../protocol/protocol.ts';
import { type ClosedLoop, runClosedLoop } from './closed-loop.ts';
import { probeDriverDelay } from './driver-delay.ts';
import { type Arrivals, runOpenLoop } from './open-loop.ts';
import { recordSince } from './record-since.ts';
import { createSliceClock } from './slice-clock.ts';

/**
 * Puts tasks under load, at constant occupancy or at a rate, for as long as the request says.
 * @throws TrialFailure when a task fails
 */
export async function runTaskLoad(loop: ClosedLoop, request: LoadRequest): Promise<LoadSample> {
  const since = performance.eventLoopUtilization();
  const observed = await observe({ ...loop, occupancy: request.occupancy ?? loop.occupancy }, request);
  return { ...observed, driverUtilisation: utilisationSince(since) };
}

function observe(loop: ClosedLoop, request: LoadRequest) {
  const { ratePerSecond, durationMs } = request;
  if (ratePerSecond !== undefined) return receive(loop, { ratePerSecond, durationMs });
  if (request.observe === 'round-trip') return timeEachTask(loop, request);
  if (request.observe === 'driver-delay') return probeDriver(loop, request);
  if (request.observe === 'workers' && loop.workers > 1) return countByWorker(loop, request);
  return countCompletions(loop, request);
}

async function receive(loop: ClosedLoop, rate: Arrivals) {
  const { completions, elapsedMs, ...arrivals } = await runOpenLoop(loop, rate);
  return { completions, elapsedMs, tasks: completions, arrivals };
}

async function timeEachTask(loop: ClosedLoop, request: LoadRequest) {
  const roundTrips = createHistogram();
  const submit = async (input: unknown) => {
    const startedMs = performance.now();
    const outcome = await loop.submit(input);
    recordSince(startedMs, roundTrips);
    return outcome;
  };
  const counted = await countCompletions({ ...loop, submit }, request);
  return { ...counted, roundTripMs: roundTrips.percentile(50) / 1e6 };
}

async function countByWorker(loop: ClosedLoop, request: LoadRequest) {
  const tasksByWorker: Record<string, number> = {};
  const submit = async (input: unknown) => {
    const outcome = await loop.submit(input);
    if (outcome.worker !== undefined)
      tasksByWorker[outcome.worker] = (tasksByWorker[outcome.worker] ?? 0) + 1;
    return outcome;
  };
  return { ...(await countCompletions({ ...loop, submit }, request)), tasksByWorker };
}

/** Lets the event loop turn after each completion, as a server's would: inline would otherwise never let a timer fire. */
async function probeDriver(loop: ClosedLoop, request: LoadRequest) {
  using probe = probeDriverDelay();
  const submit = async (input: unknown) => {
    const outcome = await loop.submit(input);
    await nextTurn();
    return outcome;
  };
  const counted = await countCompletions({ ...loop, submit }, request);
  return { ...counted, driverDelayMs: probe.meanMs() };
}

async function countCompletions(loop: ClosedLoop, request: LoadRequest) {
  const clock = createSliceClock(loop.occupancy, request);
  const tasks = await runClosedLoop(loop, clock.complete);
  return { ...clock.sample(), tasks };
}

function utilisationSince(since: EventLoopUtilization): number {
  return performance.eventLoopUtilization(since).utilization;
}
