import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { type JobWorkload, messageOf, type OpenedExecutor } from '@parbench/core';
import { TrialFailure } from './failure.ts';
import type { LoadRequest, LoadSample } from './protocol.ts';
import type { PreparedSubject, Subject, SubjectParts } from './subject.ts';

type Parts = SubjectParts<JobWorkload>;

/** Prepares a job workload: one drive after another, each on freshly prepared data; only the drives are timed. */
export async function prepareJob(parts: Parts): Promise<PreparedSubject> {
  const { inline, seed } = parts;
  const isDeterministic =
    inline === undefined ||
    isDeepStrictEqual((await drive(parts, inline, seed)).result, (await drive(parts, inline, seed)).result);
  return {
    isDeterministic,
    attach: (executor) => attach({ ...parts, isDeterministic }, executor),
  };
}

function attach(parts: Parts & { readonly isDeterministic: boolean }, executor: OpenedExecutor): Subject {
  let nextSeed = parts.seed;
  return {
    async check() {
      const seed = nextSeed++;
      const { result, shared } = await drive(parts, executor, seed);
      if (parts.isDeterministic && !(await isRight(parts, { result, shared, seed }))) {
        throw new TrialFailure(`wrong result of the job prepared with seed ${seed}`);
      }
      return undefined;
    },
    load: (request) => loadJob(() => drive(parts, executor, nextSeed++), request),
  };
}

async function isRight(
  parts: Parts,
  done: { result: unknown; shared: unknown; seed: number },
): Promise<boolean> {
  const { workload, params, inline } = parts;
  if (workload.verify) return workload.verify(done.result, done.shared, params);
  return (
    inline !== undefined && isDeepStrictEqual(done.result, (await drive(parts, inline, done.seed)).result)
  );
}

/** Completions per second of a job are 1 / makespan. */
async function loadJob(
  driveOnce: () => Promise<{ readonly makespanMs: number }>,
  { durationMs, minCompletions }: LoadRequest,
): Promise<LoadSample> {
  const since = performance.eventLoopUtilization();
  let completions = 0;
  let elapsedMs = 0;
  while (elapsedMs < durationMs || completions < minCompletions) {
    elapsedMs += (await driveOnce()).makespanMs;
    completions++;
  }
  const driverUtilisation = performance.eventLoopUtilization(since).utilization;
  return { completions, elapsedMs, tasks: completions, driverUtilisation };
}

async function drive({ workload, params }: Parts, executor: OpenedExecutor, seed: number) {
  const shared = await workload.prepare(params, seed);
  const startedMs = performance.now();
  try {
    const result = await workload.drive(executor, shared, params);
    return { result, shared, makespanMs: performance.now() - startedMs };
  } catch (error) {
    throw new TrialFailure(`the job failed: ${messageOf(error)}`);
  }
}
