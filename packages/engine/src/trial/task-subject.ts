import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { OpenedExecutor, Outcome, TaskWorkload } from '@parbench/core';
import { failureOf, TrialFailure } from './failure.ts';
import type { PreparedSubject, Subject, SubjectParts } from './subject.ts';
import { runTaskLoad } from './task-load.ts';

type Parts = SubjectParts<TaskWorkload>;

/** Tasks in flight for each worker under load: one runs, one is at hand. */
const occupancyPerWorker = 2;

/** Inputs are prepared once and reused in turn. */
const preparedInputs = 16;

/** Prepares the inputs of a task workload. */
export async function prepareTasks(parts: Parts): Promise<PreparedSubject> {
  const inputs = prepareInputs(parts);
  const isDeterministic = parts.inline === undefined || (await answersTheSameTwice(parts));
  return {
    isDeterministic,
    attach: (executor) => attach({ ...parts, inputs, isDeterministic }, executor),
  };
}

function attach(
  parts: Parts & { readonly inputs: readonly unknown[]; readonly isDeterministic: boolean },
  executor: OpenedExecutor,
): Subject {
  const { workload, params, inputs } = parts;
  const { transfer } = workload;
  const transferOf = (input: unknown) => transfer && { transfer: transfer(input) };
  let nextSeed = parts.seed + inputs.length;

  const checkOne = async () => {
    const seed = nextSeed++;
    const input = workload.input(params, seed);
    const options = { ...transferOf(input), deadlineMs: parts.taskTimeoutMs };
    const outcome = await settled(executor.submit(input, options), parts.taskTimeoutMs);
    if (outcome.status === 'failed') throw failureOf(outcome);
    if (parts.isDeterministic && !(await isRight(parts, outcome.value, seed))) {
      throw new TrialFailure(`wrong answer to the input of seed ${seed}`);
    }
    return outcome.worker;
  };

  return {
    check: async (tasks) => new Set(await Promise.all(Array.from({ length: tasks }, checkOne))),
    load: (request) =>
      runTaskLoad({
        inputs: transfer ? prepareInputs(parts) : inputs,
        movesBuffers: transfer !== undefined,
        request,
        occupancy: occupancyOf(parts),
        submit: transfer ? (input) => executor.submit(input, transferOf(input)) : executor.submit,
      }),
  };
}

/** Room for a strategy to settle a task that is past its deadline. */
const deadlineGraceMs = 2000;

/** @throws TrialFailure when the strategy settles a task not even after its deadline */
async function settled(outcome: Promise<Outcome>, taskTimeoutMs: number): Promise<Outcome> {
  const patience = new AbortController();
  const lost = sleep(taskTimeoutMs + deadlineGraceMs, undefined, patience).then(() => {
    throw new TrialFailure(`a task was not settled ${deadlineGraceMs} ms after its deadline`, 'timeout');
  });
  return Promise.race([outcome, lost]).finally(() => patience.abort());
}

const occupancyOf = ({ workers }: Parts) => occupancyPerWorker * workers;

function prepareInputs(parts: Parts): unknown[] {
  const { workload, params, seed } = parts;
  const count = Math.max(preparedInputs, 2 * occupancyOf(parts));
  return Array.from({ length: count }, (_, index) => workload.input(params, seed + index));
}

async function isRight(parts: Parts, output: unknown, seed: number): Promise<boolean> {
  const { workload, params } = parts;
  if (workload.verify) return workload.verify(output, workload.input(params, seed), params);
  return isDeepStrictEqual(output, await answerInline(parts, seed));
}

async function answersTheSameTwice(parts: Parts): Promise<boolean> {
  return isDeepStrictEqual(await answerInline(parts, parts.seed), await answerInline(parts, parts.seed));
}

async function answerInline({ workload, params, inline }: Parts, seed: number): Promise<unknown> {
  const outcome = await inline?.submit(workload.input(params, seed));
  if (outcome?.status === 'failed') throw failureOf(outcome);
  return outcome?.value;
}
