import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createPool } from '../../src/pool/create-pool.ts';
import type { PoolWorker } from '../../src/pool/pool-worker.ts';
import { acts } from '../fixtures/open-pool.ts';
import { fixtureWorker, threadWorker } from '../fixtures/thread-worker.ts';

test('a worker that does not become ready in time fails opening, and is gone then', async () => {
  const gone: unknown[] = [];
  const spawnWorker = () => leaving(silentWorker(), gone);
  await expect(
    createPool({ spawnWorker, workload: acts, workers: 2, startTimeoutMs: 50 }),
  ).rejects.toMatchObject({
    code: 'worker-start',
    message: expect.stringContaining('was not ready within 50 ms'),
  });
  expect(gone).toHaveLength(2);
});

test('a worker that was ready in time outlives its time limit', async () => {
  const startTimeoutMs = 3000;
  const pool = await createPool({
    spawnWorker: () => threadWorker(),
    workload: acts,
    workers: 1,
    startTimeoutMs,
  });
  const [worker] = pool.workers();
  await sleep(startTimeoutMs + 200);
  expect(pool.workers()).toEqual([worker]);
  await pool.close();
});

test('a worker that cannot even be spawned fails opening', async () => {
  const spawnWorker = () => {
    throw new Error('no more threads');
  };
  await expect(createPool({ spawnWorker, workload: acts, workers: 1 })).rejects.toMatchObject({
    code: 'worker-start',
    message: expect.stringContaining('no more threads'),
  });
});

test.each([false, true])(
  'params that cannot cross fail opening and leave no worker behind (a worker per task: %s)',
  async (workerPerTask) => {
    const gone: unknown[] = [];
    const spawnWorker = () => leaving(threadWorker(), gone);
    const workload = { ...acts, params: { compare: () => 0 } as never };
    await expect(createPool({ spawnWorker, workload, workers: 1, workerPerTask })).rejects.toMatchObject({
      code: 'worker-start',
      message: expect.stringContaining('could not be cloned'),
    });
    await vi.waitUntil(() => gone.length === 1);
  },
);

test('a worker of another protocol version fails opening, and the message says what to do', async () => {
  const spawnWorker = () => fixtureWorker('./faulty-worker.ts', 'protocol');
  await expect(createPool({ spawnWorker, workload: acts, workers: 1 })).rejects.toMatchObject({
    code: 'worker-start',
    message: expect.stringContaining('expected protocol 1 of `@parbench/core`, received 0'),
  });
});

test('aborting rejects opening with the reason of the signal, and every worker is gone then', async () => {
  const gone: unknown[] = [];
  const abort = new AbortController();
  const spawnWorker = () => leaving(silentWorker(), gone);
  const opening = createPool({ spawnWorker, workload: acts, workers: 2, signal: abort.signal });
  abort.abort(new Error('changed my mind'));
  await expect(opening).rejects.toThrow('changed my mind');
  expect(gone).toHaveLength(2);
});

test('ready rejects when the pool is closed before all workers are ready', async () => {
  let spawned = 0;
  const spawnWorker = () => (spawned++ === 0 ? threadWorker() : silentWorker());
  const pool = await createPool({ spawnWorker, workload: acts, workers: 2 });
  const ready = pool.ready();
  const closing = pool.close();
  await expect(ready).rejects.toMatchObject({ code: 'closed' });
  await closing;
});

/** A worker that runs and never sends a message. */
function silentWorker(): PoolWorker {
  return fixtureWorker('./silent-worker.ts');
}

function leaving(worker: PoolWorker, gone: unknown[]): PoolWorker {
  worker.onExit(() => gone.push(worker.id));
  return worker;
}
