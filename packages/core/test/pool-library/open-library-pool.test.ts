import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { LibraryPool } from '../../src/pool-library/library-pool.ts';
import type { LibraryPoolOptions } from '../../src/pool-library/library-pool-options.ts';
import { openLibraryPool } from '../../src/pool-library/open-library-pool.ts';

const limits = { queueLimit: 10, closeGraceMs: 100, startTimeoutMs: 1_000 };

test('a library that fails to open after an abort ends nothing but the opening', async () => {
  const unhandled: unknown[] = [];
  const listeners = process.rawListeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', (error) => unhandled.push(error));
  const pool: LibraryPool = {
    opened: Promise.reject(new Error('no more threads')),
    run: () => new Promise<never>(() => {}),
    end: () => Promise.resolve(),
  };
  const opening = open(pool, { signal: AbortSignal.abort(new Error('changed my mind')) });
  await expect(opening).rejects.toThrow('changed my mind');
  await wait(10);
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener as () => void);
  expect(unhandled).toEqual([]);
});

test('a pool is ended once its probes are answered', async () => {
  const events: string[] = [];
  const probes: PromiseWithResolvers<[worker: number]>[] = [];
  const pool: LibraryPool = {
    run() {
      const probe = Promise.withResolvers<[worker: number]>();
      probes.push(probe);
      return probe.promise;
    },
    end: async () => void events.push('end'),
  };
  const opening = open(pool, { workers: 2, options: { ...limits, closeGraceMs: 10_000 } });
  await wait(0);
  probes[0]?.resolve([1]);
  const executor = await opening;
  const closed = executor.close();
  await wait(50);
  expect(events).toEqual([]);
  probes[1]?.resolve([2]);
  await closed;
  expect(events).toEqual(['end']);
});

test('a library whose workers are not ready in time fails opening, and is ended', async () => {
  const events: string[] = [];
  const pool: LibraryPool = {
    run: () => new Promise<never>(() => {}),
    end: async () => void events.push('end'),
  };
  await expect(open(pool, { options: { ...limits, startTimeoutMs: 20 } })).rejects.toMatchObject({
    code: 'worker-start',
    message: '`startTimeoutMs`: the workers were not ready within 20 ms.',
  });
  expect(events).toEqual(['end']);
});

test('ready probes again until every probe of a round was answered by another worker', async () => {
  const answers = [1, 2, 1, 1, 2, 1];
  const pool: LibraryPool = {
    run: async () => [answers.shift()],
    end: () => Promise.resolve(),
  };
  const executor = await open(pool, { workers: 2 });
  answers.splice(0, answers.length, 1, 1, 2, 1);
  await executor.ready?.();
  expect(answers).toEqual([]);
  await executor.close();
});

test('ready rejects when the executor closes before all workers are ready', async () => {
  const pool: LibraryPool = {
    run: async () => [1],
    end: () => Promise.resolve(),
  };
  const executor = await open(pool, { workers: 2 });
  const ready = executor.ready?.();
  const closing = executor.close();
  await expect(ready).rejects.toMatchObject({ code: 'closed' });
  await closing;
});

test('closing completes although a library never ends, or rejects when it does', async () => {
  for (const end of [() => new Promise<never>(() => {}), () => Promise.reject(new Error('has no end'))]) {
    const executor = await open({ run: async () => [1], end });
    await executor.close();
  }
});

test('closing waits for the end of a library that ends reliably', async () => {
  const end = () => wait(150);
  const executor = await open(
    { run: async () => [1], end, endsReliably: true },
    { options: { ...limits, closeGraceMs: 0 } },
  );
  const start = performance.now();
  await executor.close();
  expect(performance.now() - start).toBeGreaterThan(140);
});

test('a library that reports its workers is never probed', async () => {
  const workers = [{ id: 7, pid: process.pid, state: 'ready' }] as const;
  const requests: unknown[] = [];
  const gone = Promise.withResolvers<string>();
  const executor = await open({
    async run(request) {
      requests.push(request);
      return [7];
    },
    workers: { list: () => workers, ready: () => Promise.resolve(), gone: gone.promise },
    end: () => Promise.resolve(),
  });
  await executor.ready?.();
  expect(executor.workers?.()).toEqual(workers);
  expect(requests).toEqual([]);
  gone.resolve('all threads have exited');
  await wait(0);
  expect(await executor.submit(1)).toMatchObject({ kind: 'worker-lost' });
  await executor.close();
});

function open(
  pool: LibraryPool,
  request: { workers?: number; signal?: AbortSignal; options?: LibraryPoolOptions } = {},
) {
  const workload = { url: import.meta.url, params: {} };
  return openLibraryPool(async () => pool, false, { workload, workers: 1, options: limits, ...request });
}
