import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures, OpenedExecutor, Outcome, TaskWorkload } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import { inputCount } from '../protocol/trial-spec.ts';
import { failureOf } from './failure.ts';
import { type PreparedInputs, prepareInputs } from './prepared-inputs.ts';
import type { Checked, OpenedWorkload, PreparedWorkload, WorkloadParts } from './prepared-workload.ts';
import { rehearse } from './rehearse.ts';
import { runTaskLoad } from './task-load.ts';
import { isDeterministicInline, verifyOutput } from './verify-output.ts';

type Parts = WorkloadParts<TaskWorkload>;

/** Prepares the inputs of a task workload, the same for all of its cells. */
export async function prepareTasks(parts: Parts): Promise<PreparedWorkload> {
  const { workload, occupancy, isVerified } = parts;
  const count = inputCount(occupancy);
  const inputs = prepareInputs(workload, { ...parts, count });
  const isDeterministic = !isVerified || (await isDeterministicInline(parts, parts.seed));
  return {
    isDeterministic,
    canObserve: true,
    attach: (executor) =>
      attach({ ...parts, inputs, isDeterministic, nextSeed: parts.seed + count }, executor),
  };
}

interface Attached extends Parts {
  readonly inputs: PreparedInputs;
  readonly isDeterministic: boolean;
  nextSeed: number;
}

function attach(parts: Attached, executor: OpenedExecutor): OpenedWorkload {
  const { workload, inputs, workers, occupancy } = parts;
  const { transfer } = workload;
  const submit = transfer
    ? (input: unknown) => executor.submit(input, { transfer: transfer(input) })
    : executor.submit;
  const loop = { inputs, workers, occupancy, submit };

  return {
    runOnce: () => runOnce(parts, executor),
    check: (tasks) => check(parts, executor, tasks),
    load: (request) => runTaskLoad(loop, request),
    // A task that moves buffers takes another way than a rehearsal, which has none.
    rehearse: async (length) => (transfer ? 0 : rehearse(executor, loop, length)),
  };
}

async function runOnce(parts: Attached, executor: OpenedExecutor): Promise<void> {
  const { inputs, taskTimeoutMs } = parts;
  const [outcome] = await submitAll(parts, executor, [inputs.take()], taskTimeoutMs);
  if (outcome?.status === 'failed') throw failureOf(outcome);
  inputs.giveBack(outcome?.value);
}

/** The time that a strategy has to settle tasks after their deadline, milliseconds. */
const deadlineGraceMs = 2000;

/**
 * Verifies outputs only after all have arrived: verification may take long and would keep the driver from receiving
 * others.
 */
async function check(parts: Attached, executor: OpenedExecutor, tasks: number): Promise<Checked> {
  const seeds = Array.from({ length: tasks }, () => parts.nextSeed++);
  const inputs = seeds.map((seed) => parts.workload.input(parts.params, seed));
  // A strategy may give all of them to one worker, which runs them one after another.
  const outcomes = await submitAll(parts, executor, inputs, parts.taskTimeoutMs * tasks);
  const figures: Figures[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    figures.push(...(await verify(parts, outcome, seeds[index] ?? 0)));
  }
  const workers = new Set(outcomes.flatMap((outcome) => outcome.worker ?? []));
  return { workers, ...(figures.length > 0 && { figures }) };
}

/** @throws TrialEnd if the strategy does not settle the tasks even after their deadline */
async function submitAll(
  { workload }: Parts,
  executor: OpenedExecutor,
  inputs: readonly unknown[],
  deadlineMs: number,
): Promise<readonly Outcome[]> {
  const outcomes = inputs.map((input) =>
    executor.submit(input, { deadlineMs, ...(workload.transfer && { transfer: workload.transfer(input) }) }),
  );
  const timeout = new AbortController();
  const lost = sleep(deadlineMs + deadlineGraceMs, undefined, timeout).then(() => {
    throw new TrialEnd('timeout', `a task was not settled ${deadlineGraceMs} ms after its deadline`);
  });
  return Promise.race([Promise.all(outcomes), lost]).finally(() => timeout.abort());
}

async function verify(parts: Attached, outcome: Outcome, seed: number): Promise<readonly Figures[]> {
  if (outcome.status === 'failed') throw failureOf(outcome);
  return parts.isVerified && parts.isDeterministic ? verifyOutput(parts, outcome.value, seed) : [];
}
