import { inline, type OpenedExecutor, type Outcome, openExecutor } from '@parbench/core';
import { expect, it, vi } from 'vitest';
import type { ClosedLoop } from '../../src/trial-host/closed-loop.ts';
import { rehearse } from '../../src/trial-host/rehearse.ts';

const workload = { url: import.meta.resolve('../fixtures/double.ts'), params: {} };
const answered: Outcome = { status: 'ok', value: undefined, worker: 1 };
const length = { durationNs: 10e9, maxTasks: 50 };

function loopOf(submit: ClosedLoop['submit']): ClosedLoop {
  const take = () => {
    throw new Error('A rehearsal takes no input of the workload.');
  };
  return { inputs: { take, giveBack() {} }, occupancy: 4, submit, workers: 2 };
}

function executorOf(submit: OpenedExecutor['submit'], rehearsal?: string): OpenedExecutor {
  return { submit, ...(rehearsal !== undefined && { rehearsal }) } as OpenedExecutor;
}

it('submits the rehearsal of the executor until it has as many tasks as asked for', async () => {
  const submit = vi.fn(async (_input: unknown) => answered);
  const tasks = await rehearse(executorOf(submit, 'again'), loopOf(submit), length);
  expect(tasks).toBeGreaterThanOrEqual(50);
  expect(tasks).toBeLessThan(50 + 4);
  expect(new Set(submit.mock.calls.map(([input]) => input))).toEqual(new Set(['again']));
});

it('ends when its time is up', async () => {
  const submit = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return answered;
  };
  const short = { durationNs: 1e6, maxTasks: 1e6 };
  expect(await rehearse(executorOf(submit, 'again'), loopOf(submit), short)).toBeLessThanOrEqual(4);
});

it('does nothing if the executor has no rehearsal', async () => {
  await using executor = await openExecutor(inline, { workload, workers: 1 });
  expect(await rehearse(executor, loopOf(executor.submit), length)).toBe(0);
});

it('ends the trial if one fails', async () => {
  const failed: Outcome = { status: 'failed', kind: 'worker-lost', message: 'the worker has gone' };
  const submit = async () => failed;
  await expect(rehearse(executorOf(submit, 'again'), loopOf(submit), length)).rejects.toThrow('has gone');
});
