import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { backOffMs, maxFailedStarts, retryAfterMs } from '../../src/pool/back-off.ts';
import { acts, openPool } from '../fixtures/open-pool.ts';
import { fixtureWorker, threadWorker } from '../fixtures/thread-worker.ts';

test('the first start after a loss is immediate, and the delay doubles with every start that fails', () => {
  expect([0, 1, 2, 3, 4].map(backOffMs)).toEqual([0, 50, 100, 200, 400]);
});

test('a worker that was lost is replaced by one with another id', async () => {
  await using pool = await openPool();
  const [before] = pool.workers();
  const lost = await pool.submit({ act: 'exit', code: 3 });
  expect(lost).toMatchObject({ kind: 'worker-lost', exitCode: 3, worker: before?.id });
  await pool.ready();
  expect(pool.workers()).toHaveLength(1);
  expect(pool.workers()[0]?.id).not.toBe(before?.id);
});

test('crashes that tasks cause are not failed starts, however many there are in a row', async () => {
  await using pool = await openPool({ maxInFlight: 1 });
  const exits = Array.from({ length: maxFailedStarts + 2 }, () => pool.submit({ act: 'exit', code: 1 }));
  for (const outcome of await Promise.all(exits)) expect(outcome).toMatchObject({ kind: 'worker-lost' });
  expect(await pool.submit({ act: 'echo', value: 1 })).toMatchObject({ status: 'ok' });
});

test('after five failed starts in a row every task settles, and no further start is tried', async () => {
  const failWhile = await switchFile();
  let starts = 0;
  const spawnWorker = () => {
    starts++;
    return threadWorker();
  };
  await using pool = await openPool({
    spawnWorker,
    workload: { ...acts, params: { ...acts.params, failWhile } },
  });
  await writeFile(failWhile, '');
  const outcomes = await Promise.all([
    pool.submit({ act: 'exit', code: 1 }),
    pool.submit({ act: 'wait', ms: 1 }),
    pool.submit({ act: 'echo', value: 'queued' }),
  ]);
  const late = await pool.submit({ act: 'echo', value: 'late' });
  for (const outcome of [...outcomes, late]) expect(outcome).toMatchObject({ kind: 'worker-lost' });
  expect(late).toMatchObject({ message: expect.stringContaining('asked to fail') });
  await expect(pool.ready()).rejects.toMatchObject({ code: 'setup-failed' });
  expect(starts).toBe(1 + maxFailedStarts);
});

test('workers that become ready and exit of their own accord are given up like those that never become ready', async () => {
  const crashWhile = await switchFile();
  let starts = 0;
  const spawnWorker = () => {
    starts++;
    return threadWorker();
  };
  await using pool = await openPool({
    spawnWorker,
    workload: { ...acts, params: { ...acts.params, crashWhile } },
  });
  await writeFile(crashWhile, '');
  await pool.submit({ act: 'exit', code: 1 });
  await vi.waitFor(() => expect(pool.ready()).rejects.toMatchObject({ code: 'worker-start' }), {
    timeout: 10_000,
  });
  expect(await pool.submit({ act: 'echo', value: 1 })).toMatchObject({ kind: 'worker-lost' });
  expect(starts).toBe(1 + maxFailedStarts);
});

test('a pool whose workers were given up starts them again for a task that is submitted later', async () => {
  const failWhile = await switchFile();
  await using pool = await openPool({ workload: { ...acts, params: { ...acts.params, failWhile } } });
  await writeFile(failWhile, '');
  await pool.submit({ act: 'exit', code: 1 });
  await expect(pool.ready()).rejects.toMatchObject({ code: 'setup-failed' });
  await rm(failWhile);
  expect(await pool.submit({ act: 'echo', value: 'too early' })).toMatchObject({ kind: 'worker-lost' });
  const now = performance.now.bind(performance);
  using _later = vi.spyOn(performance, 'now').mockImplementation(() => now() + retryAfterMs);
  expect(await pool.submit({ act: 'echo', value: 'in time' })).toMatchObject({ value: 'in time' });
  await pool.ready();
});

test('a start that succeeds after failed ones resumes the queue', async () => {
  const failWhile = await switchFile();
  await using pool = await openPool({ workload: { ...acts, params: { ...acts.params, failWhile } } });
  await writeFile(failWhile, '');
  await pool.submit({ act: 'exit', code: 1 });
  const queued = pool.submit({ act: 'echo', value: 'at last' });
  setTimeout(() => rm(failWhile), 50);
  expect(await queued).toMatchObject({ status: 'ok', value: 'at last' });
});

test.each([
  ['unknown-task', 'answered task 1000'],
  ['nonsense', 'an unknown type'],
])(
  'a worker that breaks the protocol (%s) is replaced, and its task settles as protocol',
  async (fault, message) => {
    let starts = 0;
    const spawnWorker = () => (starts++ === 0 ? fixtureWorker('./faulty-worker.ts', fault) : threadWorker());
    await using pool = await openPool({ spawnWorker });
    expect(await pool.submit({ act: 'echo', value: 1 })).toMatchObject({
      kind: 'protocol',
      message: expect.stringContaining(message),
    });
    expect(await pool.submit({ act: 'echo', value: 2 })).toMatchObject({ status: 'ok', value: 2 });
  },
);

async function switchFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'fail');
}
