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
