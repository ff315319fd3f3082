import { setTimeout as wait } from 'node:timers/promises';
import type { Strategy } from '@parbench/core';
import { expect, test } from 'vitest';
import { bullmq } from '../src/index.ts';
import { createTaskLog, openQueue } from './open-queue.ts';
import { skipWithoutServer } from './skip-without-server.ts';

const strategy = bullmq as Strategy;
const impatient = { lockDurationMs: 300, stalledIntervalMs: 150, closeGraceMs: 2_000 };

await skipWithoutServer(strategy);

test('a task that blocks the renewal of its lock is lost to its caller, but runs to its end', async () => {
  const { file, lines } = await createTaskLog();
  await using executor = await openQueue(strategy, 2, impatient);
  await executor.ready();
  const outcome = await executor.submit({ act: 'spin', ms: 2_500, taskLog: file, line: 'run' });
  expect(outcome).toMatchObject({ kind: 'worker-lost', message: expect.stringContaining('stalled') });
  expect(await lines()).toEqual(['run']);
});

test('with `maxStalledCount`, such a task runs twice and settles once', async () => {
  const { file, lines } = await createTaskLog();
  await using executor = await openQueue(strategy, 2, { ...impatient, maxStalledCount: 1 });
  await executor.ready();
  let settled = 0;
  const task = executor.submit({ act: 'spin', ms: 1_500, taskLog: file, line: 'run' });
  void task.then(() => settled++);
  await task;
  await wait(500);
  expect(settled).toBe(1);
  expect(await lines()).toEqual(['run', 'run']);
});

test('a poison task ends as many workers as it may run, then settles; the others run', async () => {
  const { file, lines } = await createTaskLog();
  await using executor = await openQueue(strategy, 2, { ...impatient, maxStalledCount: 1 });
  await executor.ready();
  const poison = executor.submit({ act: 'exit', code: 1, taskLog: file });
  const others = Array.from({ length: 20 }, (_, value) => executor.submit({ act: 'echo', value }));
  expect(await poison).toMatchObject({ kind: 'worker-lost' });
  for (const { status } of await Promise.all(others)) expect(status).toBe('ok');
  expect(await lines()).toHaveLength(2);
});

test('a task that throws runs `attempts` times', async () => {
  await using executor = await openQueue(strategy, 1, { attempts: 3 });
  const outcome = await executor.submit({ act: 'throw', what: 'error' });
  expect(outcome).toMatchObject({ kind: 'task-error', message: 'thrown' });
});
