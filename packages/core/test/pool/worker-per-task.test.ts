import { expect, test } from 'vitest';
import { maxFailedStarts } from '../../src/pool/back-off.ts';
import { openPool } from '../fixtures/open-pool.ts';
import { fixtureWorker, threadWorker } from '../fixtures/thread-worker.ts';

test('a passing shortage of workers costs a few tasks, and the others wait for its end', async () => {
  const shortage = createShortage();
  await using pool = await openPool({ spawnWorker: shortage.spawnWorker, workerPerTask: true });
  shortage.begin();
  const tasks = Array.from({ length: 20 }, () => pool.submit({ act: 'echo', value: 1 }));
  setTimeout(shortage.end, 100);
  const outcomes = await Promise.all(tasks);
  const lost = outcomes.filter(({ status }) => status === 'failed');
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.length).toBeLessThan(maxFailedStarts);
});

test('after five failed starts in a row every task settles, and no further start is tried', async () => {
  const shortage = createShortage();
  await using pool = await openPool({ spawnWorker: shortage.spawnWorker, workerPerTask: true });
  shortage.begin();
  const tasks = Array.from({ length: 20 }, () => pool.submit({ act: 'echo', value: 1 }));
  for (const outcome of await Promise.all(tasks)) expect(outcome).toMatchObject({ kind: 'worker-lost' });
  expect(shortage.refused).toBe(maxFailedStarts);
});

test('a worker that reports again that it is ready still answers its task', async () => {
  const spawnWorker = () => fixtureWorker('./faulty-worker.ts', 'ready-again');
  await using pool = await openPool({ spawnWorker, workerPerTask: true });
  expect(await pool.submit({ act: 'instant' })).toMatchObject({ status: 'ok', value: 'answered' });
});

test('the process of a worker is named until its task is answered, since it may be gone from then on', async () => {
  const elsewhere = process.pid + 1;
  const spawnWorker = () => ({ ...threadWorker(), pid: elsewhere });
  await using pool = await openPool({ spawnWorker, workerPerTask: true });
  const pidOf = () => pool.workers()[0]?.pid;
  const task = pool.submit({ act: 'wait', ms: 400 });
  await expect.poll(pidOf).toBe(elsewhere);
  await task;
  expect(pidOf()).toBe(process.pid);
});

/** Spawns threads, but none from `begin` to `end`. */
function createShortage() {
  let isShort = false;
  let refused = 0;
  return {
    get refused() {
      return refused;
    },
    begin() {
      isShort = true;
    },
    end() {
      isShort = false;
    },
    spawnWorker() {
      if (!isShort) return threadWorker();
      refused++;
      throw new Error('no more threads');
    },
  };
}
