import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BlockingAct } from '../fixtures/blocking-acts.ts';
import { openShared } from '../fixtures/open-shared.ts';

test('two threads that send as fast as they can through small rings lose, change and swap nothing', async () => {
  await using executor = await openShared('echo', { workers: 2, ringBytes: 1_024 });
  await executor.ready();
  const tasks = 20_000;
  let next = 0;
  const hammer = async () => {
    while (next < tasks) {
      const payload = payloadOf(next++);
      const outcome = await executor.submit({ payload, sum: sumOf(payload) });
      if (outcome.status === 'failed') throw new Error(outcome.message);
      const answer = outcome.value as { payload: Uint8Array; sum: string };
      if (sumOf(answer.payload) !== sumOf(payload) || answer.sum !== sumOf(payload))
        throw new Error('a payload was changed on the way');
    }
  };
  await Promise.all(Array.from({ length: 100 }, hammer));
  expect(next).toBe(tasks);
});

test('outputs sent before the exit of a thread arrive, and tasks after it are lost', async () => {
  await using executor = await openShared('blocking-acts');
  const acts: readonly BlockingAct[] = [
    { act: 'echo', value: 1 },
    { act: 'echo', value: new Map([[1, 2]]) },
    { act: 'exit', code: 3 },
    { act: 'echo', value: 4 },
  ];
  const outcomes = await Promise.all(acts.map((act) => executor.submit(act)));
  expect(outcomes).toMatchObject([
    { status: 'ok', value: 1 },
    { status: 'ok', value: new Map([[1, 2]]) },
    { status: 'failed', kind: 'worker-lost', exitCode: 3 },
    { status: 'failed', kind: 'worker-lost' },
  ]);
  expect(await executor.submit({ act: 'echo', value: 5 })).toMatchObject({ value: 5 });
});

test('an output written before a thread exits arrives even if the driver sees the exit first', async () => {
  await using executor = await openShared('blocking-acts');
  await executor.submit({ act: 'echo', value: 1 });
  const written = executor.submit({ act: 'echo', value: 'written' });
  const lost = executor.submit({ act: 'exit', code: 3 });
  process.nextTick(() => {
    // The tasks are on their way. Long enough for the thread to be gone when the driver looks again.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  });
  expect(await written).toMatchObject({ status: 'ok', value: 'written' });
  expect(await lost).toMatchObject({ kind: 'worker-lost', exitCode: 3 });
});

test('a blocked thread can be ended while it runs and while it is idle', async () => {
  const executor = await openShared('blocking-acts');
  await executor.submit({ act: 'echo', value: 1 });
  const outcome = await executor.submit({ act: 'loop' }, { deadlineMs: 100 });
  expect(outcome).toMatchObject({ kind: 'deadline' });
  await executor.submit({ act: 'echo', value: 2 });
  await executor.close();
});

test('a task that waits in spite of its declaration still settles', async () => {
  await using executor = await openShared('blocking-acts');
  const acts: readonly BlockingAct[] = [
    { act: 'wait', ms: 20 },
    { act: 'echo', value: 1 },
  ];
  const outcomes = await Promise.all(acts.map((act) => executor.submit(act)));
  expect(outcomes).toMatchObject([{ value: 'waited' }, { value: 1 }]);
});

test('a blocked thread is torn down when its executor closes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-'));
  try {
    const taskLog = join(folder, 'task.log');
    const executor = await openShared('blocking-acts', { params: { taskLog } });
    await executor.submit({ act: 'echo', value: 1 });
    await executor.close();
    expect(await readFile(taskLog, 'utf8')).toBe('torn down\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});

function payloadOf(seed: number): Uint8Array {
  return new Uint8Array((seed * 7_919) % 900).fill(seed % 251);
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
