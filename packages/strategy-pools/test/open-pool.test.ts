import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { LibraryPool } from '../src/library-pool.ts';
import { openPool } from '../src/open-pool.ts';

test('a library that cannot open after opening was aborted ends nothing but the opening', async () => {
  const unhandled: unknown[] = [];
  const listeners = process.rawListeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', (error) => unhandled.push(error));
  const pool: LibraryPool = {
    opened: Promise.reject(new Error('no more threads')),
    run: () => ({ answer: new Promise<never>(() => {}) }),
    end: () => Promise.resolve(),
  };
  const opening = openPool(async () => pool, false, {
    workload: { url: import.meta.url, params: {} },
    workers: 1,
    options: { closeGraceMs: 100, startTimeoutMs: 100 },
    signal: AbortSignal.abort(new Error('changed my mind')),
  });
  await expect(opening).rejects.toThrow('changed my mind');
  await wait(10);
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener as () => void);
  expect(unhandled).toEqual([]);
});

test('a pool is ended once its greetings are answered', async () => {
  const events: string[] = [];
  const greetings: PromiseWithResolvers<[worker: number]>[] = [];
  const pool: LibraryPool = {
    run() {
      const greeting = Promise.withResolvers<[worker: number]>();
      greetings.push(greeting);
      return { answer: greeting.promise };
    },
    end: async () => void events.push('end'),
  };
  const opening = openPool(async () => pool, false, {
    workload: { url: import.meta.url, params: {} },
    workers: 2,
    options: { closeGraceMs: 10_000, startTimeoutMs: 1_000 },
  });
  await wait(0);
  greetings[0]?.resolve([1]);
  const executor = await opening;
  const closed = executor.close();
  await wait(50);
  expect(events).toEqual([]);
  greetings[1]?.resolve([2]);
  await closed;
  expect(events).toEqual(['end']);
});
