import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { type JobWorkload, messageOf, type OpenedExecutor } from '@parbench/core';
import type { LoadRequest, LoadSample } from '../protocol/load.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { OpenedWorkload, PreparedWorkload, WorkloadParts } from './prepared-workload.ts';

type Parts = WorkloadParts<JobWorkload>;

/**
 * Prepares a job workload. It is driven once after another, each time on freshly prepared data; only the drives are
 * timed.
 */
export async function prepareJob(parts: Parts): Promise<PreparedWorkload> {
  const { inline, seed, isVerified } = parts;
  const isDeterministic =
    !isVerified ||
    inline === undefined ||
    isDeepStrictEqual((await drive(parts, inline, seed)).result, (await drive(parts, inline, seed)).result);
  return {
    isDeterministic,
    canObserve: false,
    attach: (executor) => attach({ ...parts, isDeterministic }, executor),
  };
}

function attach(
  parts: Parts & { readonly isDeterministic: boolean },
  executor: OpenedExecutor,
): OpenedWorkload {
  let nextSeed = parts.seed;
  const driveNext = () => drive(parts, executor, nextSeed++);
  return {
    runOnce: async () => void (await driveNext()),
    async check() {
      const done = await driveNext();
      if (parts.isVerified && parts.isDeterministic && !(await isCorrect(parts, done))) {
        throw new TrialEnd('failed', `wrong result of the job prepared with seed ${done.seed}`);
      }
      const { figures: figuresOf } = parts.workload;
      const figures = parts.isVerified && figuresOf?.(done.result, done.shared, parts.params);
      return figures ? { figures: [figures] } : {};
    },
    load: (request) => loadJob(driveNext, request),
    rehearse: async () => 0,
  };
}

type Drive = Awaited<ReturnType<typeof drive>>;

async function isCorrect(parts: Parts, { result, shared, seed }: Drive): Promise<boolean> {
  const { workload, params, inline } = parts;
  if (workload.verify) return workload.verify(result, shared, params);
  return inline !== undefined && isDeepStrictEqual(result, (await drive(parts, inline, seed)).result);
}

/** Loads a job. Its completions per second are 1 / makespan. */
async function loadJob(
  driveNext: () => Promise<Drive>,
  { batchTasks, durationNs, minCompletions: fewest }: LoadRequest,
): Promise<LoadSample> {
  const [minNs, minCompletions] = batchTasks === undefined ? [durationNs, fewest] : [0, batchTasks];
  let completions = 0;
  let elapsedMs = 0;
  let busyMs = 0;
  while (elapsedMs * 1e6 < minNs || completions < minCompletions) {
    const { makespanMs, utilisation } = await driveNext();
    elapsedMs += makespanMs;
    busyMs += makespanMs * utilisation;
    completions++;
  }
  return {
    completions,
    elapsedNs: elapsedMs * 1e6,
    tasks: completions,
    driverUtilisation: busyMs / elapsedMs,
  };
}

async function drive({ workload, params }: Parts, executor: OpenedExecutor, seed: number) {
  const shared = await workload.prepare(params, seed);
  const since = performance.eventLoopUtilization();
  const startedMs = performance.now();
  try {
    const result = await workload.drive(executor, shared, params);
    const makespanMs = performance.now() - startedMs;
    const { utilization: utilisation } = performance.eventLoopUtilization(since);
    return { result, shared, seed, makespanMs, utilisation };
  } catch (error) {
    throw new TrialEnd('failed', `the job failed: ${messageOf(error)}`);
  }
}
