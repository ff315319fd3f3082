import assert from 'node:assert/strict';
import type { Executor, FailedOutcome, FailureKind, Outcome, SubmitOptions } from '@parbench/core';
import type { Act } from './act.ts';
import type { CaseContext } from './case-context.ts';
import { isAlive } from './process-tree.ts';
import { within } from './time-limits.ts';
import type { TrackedExecutor } from './tracked-executor.ts';

/** Submits an act. */
export function submit(executor: Executor, act: Act, options?: SubmitOptions): Promise<Outcome> {
  return executor.submit(act, options);
}

/** Asserts that the outcome is `ok` with that value, from a worker that has a name. */
export function expectValue(outcome: Outcome, value: unknown): void {
  if (outcome.status !== 'ok') refuse('The task fails', 'ok', outcome);
  assert.deepEqual(outcome.value, value);
  assert.ok(['number', 'string'].includes(typeof outcome.worker), 'An `ok` outcome names its worker');
}

/** Asserts that the outcome failed as one of `kinds`, with a message, and returns it. */
export function expectFailure<Kind extends FailureKind>(
  outcome: Outcome,
  ...kinds: readonly Kind[]
): Extract<FailedOutcome, { kind: Kind }> {
  const expected = kinds.join(' or ');
  if (outcome.status !== 'failed') refuse('The task does not fail', expected, outcome);
  if (!kinds.some((kind) => kind === outcome.kind)) refuse('The task fails otherwise', expected, outcome);
  assert.ok(outcome.message.length > 0, 'A failed outcome has a message');
  return outcome as Extract<FailedOutcome, { kind: Kind }>;
}

/** Asserts that the worker of one outcome still lived for the other; or that it did not, if each task has a worker of its own. */
export function expectSameWorker({ capabilities }: CaseContext, before: Outcome, after: Outcome): void {
  if (capabilities.workerPerTask)
    assert.notEqual(after.worker, before.worker, 'Each task has its own worker');
  else assert.equal(after.worker, before.worker, 'The worker continues');
}

/** Asserts that a task runs now and settles with its own value. */
export async function expectNextTask(executor: Executor): Promise<void> {
  const outcome = await within(
    10_000,
    'the next task to settle',
    submit(executor, { act: 'echo', value: 'next' }),
  );
  expectValue(outcome, 'next');
}

/** Asserts that the next task runs and that the executor has all its workers again: ready, distinct and alive. */
export async function expectRecovery(executor: TrackedExecutor): Promise<void> {
  await expectNextTask(executor);
  await within(10_000, 'full width again', executor.ready());
  expectWidth(executor);
  const outcomes = await Promise.all(
    Array.from({ length: 2 * executor.width }, (_, value) => submit(executor, { act: 'echo', value })),
  );
  for (const [value, outcome] of outcomes.entries()) expectValue(outcome, value);
}

/** Asserts that an executor that lists its workers has all of them: ready, distinct and alive. */
export function expectWidth(executor: TrackedExecutor): void {
  const there = executor.workers();
  if (there.length === 0) return;
  assert.equal(there.length, executor.width, 'The executor has all its workers');
  assert.equal(new Set(there.map(({ id }) => id)).size, executor.width, 'Every worker has an id of its own');
  for (const { id, pid, state } of there) {
    assert.equal(state, 'ready', `Worker ${id} is ready`);
    assert.ok(isAlive(pid), `Process ${pid} of worker ${id} runs`);
  }
}

function refuse(message: string, expected: string, outcome: Outcome): never {
  throw new assert.AssertionError({ message, expected, actual: describe(outcome) });
}

function describe(outcome: Outcome): string {
  return outcome.status === 'ok' ? 'ok' : `${outcome.kind} (${outcome.message})`;
}
