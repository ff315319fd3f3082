import { expect, test } from 'vitest';
import { openPool } from '../fixtures/open-pool.ts';

const spin = { act: 'spin', ms: 60_000 };

test('of several expired tasks on one worker the one given first settles as deadline, its neighbours as lost', async () => {
  await using pool = await openPool({ minInFlight: 3, maxInFlight: 3 });
  const outcomes = await Promise.all([
    pool.submit(spin),
    pool.submit(spin, { deadlineMs: 100 }),
    pool.submit(spin, { deadlineMs: 100 }),
  ]);
  expect(outcomes.map(kindOf)).toEqual(['worker-lost', 'deadline', 'worker-lost']);
});

test('a task that waits past its deadline leaves the busy worker alone', async () => {
  await using pool = await openPool({ maxInFlight: 1 });
  const [before] = pool.workers();
  const outcomes = await Promise.all([
    pool.submit({ act: 'spin', ms: 300 }),
    pool.submit(spin, { deadlineMs: 50 }),
  ]);
  expect(outcomes.map(kindOf)).toEqual(['ok', 'deadline']);
  expect(pool.workers()[0]?.id).toBe(before?.id);
});

test('an answer that came in time counts, although the driver was too busy to read it before the deadline', async () => {
  await using pool = await openPool();
  const answered = pool.submit({ act: 'echo', value: 1 }, { deadlineMs: 200 });
  await new Promise(setImmediate);
  const end = performance.now() + 400;
  while (performance.now() < end);
  expect(await answered).toMatchObject({ status: 'ok' });
});

test.each([0, -1])(
  'a deadline of %i ms settles at once, and no worker is given the task',
  async (deadlineMs) => {
    await using pool = await openPool();
    const [before] = pool.workers();
    expect(await pool.submit(spin, { deadlineMs })).toMatchObject({ kind: 'deadline' });
    expect(pool.workers()[0]?.id).toBe(before?.id);
  },
);

test('a deadline beyond the range of timers does not fire', async () => {
  await using pool = await openPool();
  const outcomes = await Promise.all(
    [2 ** 31, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY].map((deadlineMs) =>
      pool.submit({ act: 'wait', ms: 20 }, { deadlineMs }),
    ),
  );
  expect(outcomes.map(kindOf)).toEqual(['ok', 'ok', 'ok']);
});

test('aborting a running task settles it at once; its neighbours are lost, and the queue goes on', async () => {
  await using pool = await openPool({ maxInFlight: 2 });
  const abort = new AbortController();
  const tasks = [
    pool.submit(spin, { signal: abort.signal }),
    pool.submit(spin),
    pool.submit({ act: 'echo', value: 1 }),
  ];
  setTimeout(() => abort.abort(), 50);
  expect((await Promise.all(tasks)).map(kindOf)).toEqual(['aborted', 'worker-lost', 'ok']);
});

test('aborting a queued task leaves the worker alone', async () => {
  await using pool = await openPool({ maxInFlight: 1 });
  const abort = new AbortController();
  const tasks = [pool.submit({ act: 'wait', ms: 100 }), pool.submit(spin, { signal: abort.signal })];
  setTimeout(() => abort.abort(), 20);
  expect((await Promise.all(tasks)).map(kindOf)).toEqual(['ok', 'aborted']);
});

test('an exception outside of any task loses the tasks in flight, with its message, and no answer before it', async () => {
  await using pool = await openPool({ maxInFlight: 2 });
  const outcomes = await Promise.all([
    pool.submit({ act: 'throw-later', ms: 20 }),
    pool.submit({ act: 'wait', ms: 60_000 }),
  ]);
  expect(outcomes[0]).toMatchObject({ status: 'ok', value: 'answered' });
  expect(outcomes[1]).toMatchObject({ kind: 'worker-lost', message: expect.stringContaining('too late') });
});

test('answers of the same message survive a neighbour that exits', async () => {
  await using pool = await openPool({ minInFlight: 21, maxInFlight: 21 });
  const echoes = () => Array.from({ length: 20 }, () => pool.submit({ act: 'echo', value: 1 }));
  for (let warmUp = 0; warmUp < 100; warmUp++) await Promise.all(echoes());
  const outcomes = await Promise.all([...echoes(), pool.submit({ act: 'exit', code: 1 })]);
  expect(outcomes.map(kindOf)).toEqual([...Array.from({ length: 20 }, () => 'ok'), 'worker-lost']);
});

test('closing lets tasks finish for closeGraceMs; then those that run are lost and those that wait aborted', async () => {
  const pool = await openPool({ maxInFlight: 1, closeGraceMs: 100 });
  const tasks = [
    pool.submit({ act: 'echo', value: 1 }),
    pool.submit(spin),
    pool.submit({ act: 'echo', value: 2 }),
  ];
  await Promise.all([pool.close(), pool.close()]);
  expect((await Promise.all(tasks)).map(kindOf)).toEqual(['ok', 'worker-lost', 'aborted']);
  expect(kindOf(await pool.submit({ act: 'echo', value: 3 }))).toBe('aborted');
  expect(pool.workers()).toEqual([]);
});

function kindOf(outcome: { status: 'ok' } | { status: 'failed'; kind: string }): string {
  return outcome.status === 'ok' ? 'ok' : outcome.kind;
}
