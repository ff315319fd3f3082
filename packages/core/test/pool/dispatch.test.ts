import { expect, test } from 'vitest';
import { acts, openPool } from '../fixtures/open-pool.ts';
import { threadWorker } from '../fixtures/thread-worker.ts';

test('tasks that are submitted in one turn go to a worker in one message', async () => {
  const batches: number[] = [];
  const spawnWorker = () =>
    threadWorker((message) => {
      if (Array.isArray(message)) batches.push(message.length / 2);
    });
  await using pool = await openPool({ spawnWorker, minInFlight: 8, maxInFlight: 8 });
  await Promise.all(Array.from({ length: 8 }, () => pool.submit({ act: 'instant' })));
  expect(batches).toEqual([8]);
});

test('a worker never has more tasks than maxInFlight', async () => {
  let most = 0;
  let unanswered = 0;
  const spawnWorker = () => {
    const worker = threadWorker((message) => {
      if (Array.isArray(message)) unanswered += message.length / 2;
      most = Math.max(most, unanswered);
    });
    worker.onMessage((message) => {
      if (Array.isArray(message)) unanswered -= message.length / 2;
    });
    return worker;
  };
  await using pool = await openPool({ spawnWorker, minInFlight: 3, maxInFlight: 3 });
  await Promise.all(Array.from({ length: 50 }, () => pool.submit({ act: 'instant' })));
  expect(most).toBe(3);
});

test('tasks begin in the order in which they were submitted', async () => {
  await using pool = await openPool({ maxInFlight: 2 });
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => pool.submit({ act: 'instant' })));
  const instants = outcomes.map((outcome) => (outcome.status === 'ok' ? Number(outcome.value) : 0));
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
});

test('each task goes to the worker with the fewest tasks', async () => {
  await using pool = await openPool({ workers: 2, maxInFlight: 2 });
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => pool.submit({ act: 'wait', ms: 20 })));
  const [first, second, third, fourth] = outcomes.map(({ worker }) => worker);
  expect(first).toBe(pool.workers()[0]?.id);
  expect([third, fourth]).toEqual([first, second]);
  expect(second).not.toBe(first);
});

test('an answer does not wait for a long task behind it in the same message', async () => {
  await using pool = await openPool({ maxInFlight: 2 });
  const short = pool.submit({ act: 'spin', ms: 1 }).then(() => performance.now());
  const long = pool.submit({ act: 'spin', ms: 300 }).then(() => performance.now());
  expect((await long) - (await short)).toBeGreaterThan(150);
});

test('an answer does not wait for an asynchronous task before it', async () => {
  await using pool = await openPool({ maxInFlight: 2 });
  const asynchronous = pool.submit({ act: 'wait', ms: 300 }).then(() => performance.now());
  const synchronous = pool.submit({ act: 'instant' }).then(() => performance.now());
  expect((await asynchronous) - (await synchronous)).toBeGreaterThan(150);
});

test('a task beyond queueLimit settles as aborted, and names the limit', async () => {
  await using pool = await openPool({ workload: acts, maxInFlight: 1, queueLimit: 2 });
  const outcomes = await Promise.all(Array.from({ length: 3 }, () => pool.submit({ act: 'instant' })));
  expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'ok', 'failed']);
  expect(outcomes[2]).toMatchObject({ kind: 'aborted', message: expect.stringContaining('`queueLimit`: 2') });
});

test('only the task that cannot be serialised is refused, and the others of its message are sent', async () => {
  await using pool = await openPool({ minInFlight: 3, maxInFlight: 3 });
  const outcomes = await Promise.all([
    pool.submit({ act: 'echo', value: 1 }),
    pool.submit({ act: 'echo', value: () => 2 }),
    pool.submit({ act: 'echo', value: 3 }),
  ]);
  expect(outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.value : outcome.kind))).toEqual([
    1,
    'unserialisable',
    3,
  ]);
});

test('a refused transfer detaches no buffer of the other tasks in its message before they are sent', async () => {
  await using pool = await openPool({ maxInFlight: 2 });
  const [good, detached] = [new ArrayBuffer(8), new ArrayBuffer(8)];
  structuredClone(detached, { transfer: [detached] });
  const outcomes = await Promise.all([
    pool.submit({ act: 'echo', value: good }, { transfer: [good] }),
    pool.submit({ act: 'echo', value: 1 }, { transfer: [detached] }),
  ]);
  expect(outcomes[0]).toMatchObject({ status: 'ok', value: expect.any(ArrayBuffer) });
  expect(outcomes[1]).toMatchObject({ kind: 'unserialisable' });
});
