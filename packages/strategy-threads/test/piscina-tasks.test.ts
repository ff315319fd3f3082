import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExecutor, type Strategy } from '@parbench/core';
import { threads } from '@parbench/strategy-threads';
import { expect, it, onTestFinished } from 'vitest';

const workload = { url: import.meta.resolve('./fixtures/straying.ts'), params: {} };

it.each([null, undefined, 'a text', { status: 'ok' }])(
  'a task is lost if its thread ends with the exception %j, and the next one runs',
  async (stray) => {
    await using executor = await openExecutor(threads as Strategy, { workload, workers: 1 });
    const lost = await executor.submit({ ms: 5_000, stray });
    expect(lost).toMatchObject({ status: 'failed', kind: 'worker-lost', message: expect.any(String) });
    expect(await executor.submit({ ms: 0 })).toMatchObject({ status: 'ok', value: 'done' });
  },
);

it('the first waiting task never runs if it is aborted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-threads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const taskLog = join(folder, 'task.log');
  await using executor = await openExecutor(threads as Strategy, { workload, workers: 1 });
  await executor.ready();
  const busy = executor.submit({ ms: 100 });
  const controller = new AbortController();
  const waiting = executor.submit({ ms: 0, taskLog }, { signal: controller.signal });
  controller.abort();
  expect(await waiting).toMatchObject({ status: 'failed', kind: 'aborted' });
  expect(await busy).toMatchObject({ status: 'ok' });
  expect(await executor.submit({ ms: 0 })).toMatchObject({ status: 'ok' });
  expect(existsSync(taskLog)).toBe(false);
});
