import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoadRequest, LoadSample } from '../protocol/load.ts';
import { runBatch } from './batch.ts';
import { type ClosedLoop, runClosedLoop } from './closed-loop.ts';
import { probeDriverDelay } from './driver-delay.ts';
import { createTimeHistogram } from './histogram.ts';
import { type Arrivals, runOpenLoop } from './open-loop.ts';
import { createSliceClock } from './slice-clock.ts';

/**
 * Runs a load of tasks, at constant occupancy or at a rate, for as long as the request says.
 * @throws TrialEnd if a task fails
 */
export async function runTaskLoad(loop: ClosedLoop, request: LoadRequest): Promise<LoadSample> {
  const since = performance.eventLoopUtilization();
  const observed = await observe({ ...loop, occupancy: request.occupancy ?? loop.occupancy }, request);
  return { ...observed, driverUtilisation: utilisationSince(since) };
}

function observe(loop: ClosedLoop, request: LoadRequest) {
  const { ratePerSecond, durationNs, batchTasks } = request;
  if (batchTasks !== undefined) return runBatch(loop, batchTasks);
  if (ratePerSecond !== undefined) return receive(loop, { ratePerSecond, durationMs: durationNs / 1e6 });
  if (request.observe === 'round-trip') return timeEachTask(loop, request);
  if (request.observe === 'driver-delay') return probeDriver(loop, request);
  if (request.observe === 'workers' && loop.workers > 1) return countByWorker(loop, request);
  return countCompletions(loop, request);
}

async function receive(loop: ClosedLoop, rate: Arrivals) {
  const sample = await runOpenLoop(loop, rate);
  return { ...sample, tasks: sample.completions };
}

async function timeEachTask(loop: ClosedLoop, request: LoadRequest) {
  const roundTrips = createTimeHistogram();
  const submit = async (input: unknown) => {
    const startedMs = performance.now();
    const outcome = await loop.submit(input);
    roundTrips.recordSince(startedMs);
    return outcome;
  };
  const counted = await countCompletions({ ...loop, submit }, request);
  return { ...counted, roundTrips: roundTrips.toHistogram() };
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

/**
 * Lets the event loop turn after each completion, as that of a server would; otherwise inline would never let a timer
 * fire.
 */
async function probeDriver(loop: ClosedLoop, request: LoadRequest) {
  using probe = probeDriverDelay();
  const submit = async (input: unknown) => {
    const outcome = await loop.submit(input);
    await nextTurn();
    return outcome;
  };
  const counted = await countCompletions({ ...loop, submit }, request);
  return { ...counted, driverDelayNs: probe.meanMs() * 1e6 };
}

async function countCompletions(loop: ClosedLoop, request: LoadRequest) {
  const { leadInNs = 0, durationNs, minCompletions } = request;
  const length = { leadInMs: leadInNs / 1e6, durationMs: durationNs / 1e6, minCompletions };
  const clock = createSliceClock(loop.occupancy, length);
  const tasks = await runClosedLoop(loop, clock.complete);
  const { completions, elapsedMs } = clock.sample();
  return { completions, elapsedNs: elapsedMs * 1e6, tasks };
}

function utilisationSince(since: EventLoopUtilization): number {
  return performance.eventLoopUtilization(since).utilization;
}
