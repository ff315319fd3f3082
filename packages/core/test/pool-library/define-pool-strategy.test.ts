import { openExecutor } from '@parbench/core';
import { definePoolStrategy, type LibraryPool } from '@parbench/core/pool-library';
import { expect, test } from 'vitest';
import { acts } from '../fixtures/open-pool.ts';
import { ThreadLibrary } from '../fixtures/thread-library.ts';

const entry = new URL('../fixtures/thread-library-worker.ts', import.meta.url);

/** A strategy around the fixture library, as a plug-in would define it. */
const strategy = definePoolStrategy({
  name: 'pool/fixture',
  capabilities: { unit: 'thread', transfer: true },
  options: { spareThreads: { type: 'integer', min: 0, default: 0 } },
  async start({ workload, workers, options }): Promise<LibraryPool<() => void>> {
    const library = new ThreadLibrary(entry, workers + options.spareThreads, workload);
    return {
      run(request, task) {
        const { answer, cancel } = library.run(request, task.transfer);
        task.handle = cancel;
        return answer;
      },
      cancel: ({ handle }) => handle?.(),
      end: () => library.end(),
    };
  },
});

test('the capabilities are those that the unit implies, and those that are named', () => {
  expect(strategy.capabilities).toEqual({
    unit: 'thread',
    values: 'structured-clone',
    transfer: true,
    sharedMemory: true,
    isolatesHeap: true,
    isolatesCrashes: false,
  });
});

test('a strategy takes the options of the adapter and its own', async () => {
  const options = { closeGraceMs: 1_000, spareThreads: 1 };
  await using executor = await openExecutor(strategy, { workload: acts, workers: 1, options });
  expect(await executor.submit({ act: 'echo', value: 1 })).toMatchObject({ status: 'ok' });
  const opening = openExecutor(strategy, { workload: acts, workers: 1, options: { atomics: true } });
  await expect(opening).rejects.toMatchObject({ code: 'invalid-options' });
});

test('a probe of the strategy itself decides once its library is installed, and sees the options', async () => {
  const define = (name: string) =>
    definePoolStrategy({
      name: 'pool/other',
      library: { name, from: import.meta.url },
      capabilities: { unit: 'process' },
      probe: ({ options }) =>
        options?.url ? { available: true } : { available: false, reason: 'no server' },
      start: () => Promise.reject(new Error('is not started here')),
    });
  const host = { platform: process.platform, nodeVersion: process.versions.node, availableParallelism: 2 };
  expect(await define('fast-check').probe?.(host)).toEqual({ available: false, reason: 'no server' });
  const configured = { ...host, options: { url: 'redis://somewhere' } };
  expect(await define('fast-check').probe?.(configured)).toEqual({ available: true });
  expect(await define('is-not-there').probe?.(configured)).toMatchObject({ available: false });
});

test('a library that is not installed makes its strategy unavailable, and one that is gives it a version', async () => {
  const from = import.meta.url;
  const define = (name: string) =>
    definePoolStrategy({
      name: 'pool/other',
      library: { name, from },
      capabilities: { unit: 'process' },
      start: () => Promise.reject(new Error('is not started here')),
    });
  const host = { platform: process.platform, nodeVersion: process.versions.node, availableParallelism: 2 };
  expect(await define('is-not-there').probe?.(host)).toMatchObject({ available: false });
  expect(await define('fast-check').probe?.(host)).toEqual({ available: true });
  expect(define('fast-check').libraries).toEqual([{ name: 'fast-check', version: expect.any(String) }]);
});

test('tasks settle with their values, errors and buffers, on all workers', async () => {
  await using executor = await openExecutor(strategy, { workload: acts, workers: 2 });
  await executor.ready();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, value) => executor.submit({ act: 'wait', ms: 5, value })),
  );
  expect(new Set(outcomes.map(({ worker }) => worker)).size).toBe(2);
  const buffer = new ArrayBuffer(8);
  const moved = await executor.submit({ act: 'echo', value: buffer }, { transfer: [buffer] });
  expect(moved).toMatchObject({ status: 'ok', value: expect.any(ArrayBuffer) });
  expect(buffer.detached).toBe(true);
});

test('a task past its deadline costs its worker, one that is aborted in the queue costs none, and later tasks run', async () => {
  await using executor = await openExecutor(strategy, { workload: acts, workers: 1 });
  const controller = new AbortController();
  const busy = executor.submit({ act: 'spin', ms: 60_000 }, { deadlineMs: 100 });
  const queued = executor.submit({ act: 'echo', value: 1 }, { signal: controller.signal });
  controller.abort();
  expect(await queued).toMatchObject({ kind: 'aborted' });
  expect(await busy).toMatchObject({ kind: 'deadline' });
  expect(await executor.submit({ act: 'echo', value: 2 })).toMatchObject({ status: 'ok', value: 2 });
});

test('a task whose worker exits is lost, with the exit code that the library reports', async () => {
  await using executor = await openExecutor(strategy, { workload: acts, workers: 1 });
  const lost = await executor.submit({ act: 'exit', code: 3 });
  expect(lost).toMatchObject({ kind: 'worker-lost', exitCode: 3 });
});

test.each([
  [{ ...acts, url: new URL('../fixtures/is-not-there.mjs', import.meta.url).href }, 'module-missing'],
  [{ url: new URL('../fixtures/modules/throwing.mjs', import.meta.url).href, params: {} }, 'module-throws'],
])('a workload that cannot be started refuses opening: %j', async (workload, code) => {
  await expect(openExecutor(strategy, { workload, workers: 2 })).rejects.toMatchObject({ code });
});
