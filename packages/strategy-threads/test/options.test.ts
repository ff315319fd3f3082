import { openExecutor, type Strategy } from '@parbench/core';
import { expect, test } from 'vitest';
import { threads, threadsPipelined, threadsSpawn } from '../src/index.ts';

const workload = { url: import.meta.resolve('./fixtures/gathering.ts'), params: {} };

test.each([
  [threads, { concurrentTasksPerWorker: 4 }],
  [threads, { concurrentTasksPerWorker: 4, atomics: 'disabled' }],
  [threadsPipelined, { minInFlight: 4 }],
])('one thread has four tasks at once: $name with %j', async (strategy, options) => {
  await using executor = await openExecutor(strategy as Strategy, { workload, workers: 1, options });
  const tasks = [4, 4, 4, 4].map((expected) => executor.submit(expected, { deadlineMs: 20_000 }));
  expect((await Promise.all(tasks)).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
});

test.each([
  [threads, { atomics: 'always' }, '`atomics`: expected one of `sync`, `async`, `disabled`'],
  [threads, { concurrentTasksPerWorker: 0 }, '`concurrentTasksPerWorker`: expected an integer of at least 1'],
  [threadsPipelined, { maxInFlight: 0 }, '`maxInFlight`: expected an integer from 1 to 65536'],
  [threadsPipelined, { stackLimitMb: 'big' }, '`stackLimitMb`: expected an integer of at least 1'],
  [threadsSpawn, { heapLimitMb: 1 }, '`heapLimitMb`: expected an integer of at least 8'],
  [threadsSpawn, { maxInFlight: 2 }, '`maxInFlight`: unknown option'],
])('a bad option is refused: $name with %j', async (strategy, options, message) => {
  const opening = openExecutor(strategy as Strategy, { workload, workers: 1, options });
  await expect(opening).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining(message),
  });
});
