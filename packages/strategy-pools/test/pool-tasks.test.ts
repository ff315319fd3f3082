import { expect, test } from 'vitest';
import type { LibraryPool } from '../src/library-pool.ts';
import type { PoolAnswer } from '../src/pool-messages.ts';
import { createPoolTasks } from '../src/pool-tasks.ts';

/** Libraries of one trait each; `cancelled` counts the tasks that a library was asked to give up. */
function libraryThat(answer: () => PromiseLike<unknown>) {
  const counts = { cancelled: 0 };
  const pool: LibraryPool = {
    run: () => ({
      answer: answer() as PromiseLike<PoolAnswer>,
      cancel() {
        counts.cancelled += 1;
      },
    }),
    end: () => Promise.resolve(),
  };
  return { tasks: createPoolTasks(pool, false), counts };
}

const never = () => new Promise<never>(() => {});

test('an answer that no worker gave settles its task as protocol', async () => {
  for (const answer of [null, undefined, 'text', { id: 1 }]) {
    const { tasks } = libraryThat(() => Promise.resolve(answer));
    expect(await tasks.submit(1)).toMatchObject({ status: 'failed', kind: 'protocol' });
  }
});

test('what a library throws when it is given a task settles that task', async () => {
  const { tasks } = libraryThat(() => {
    throw new Error('the pool is broken');
  });
  expect(await tasks.submit(1)).toEqual({
    status: 'failed',
    kind: 'worker-lost',
    message: 'the pool is broken',
  });
});

test('a task that is never answered settles as deadline, and the library is asked to give it up', async () => {
  const { tasks, counts } = libraryThat(never);
  expect(await tasks.submit(1, { deadlineMs: 20 })).toMatchObject({ kind: 'deadline' });
  expect(counts.cancelled).toBe(1);
});

test('a task that is aborted settles as aborted, and the library is asked to give it up', async () => {
  const { tasks, counts } = libraryThat(never);
  const controller = new AbortController();
  const task = tasks.submit(1, { signal: controller.signal });
  controller.abort();
  expect(await task).toMatchObject({ kind: 'aborted' });
  expect(counts.cancelled).toBe(1);
});

test('draining settles what is never answered when the grace time is over, and refuses what comes later', async () => {
  const { tasks } = libraryThat(never);
  const task = tasks.submit(1);
  await tasks.drain(20);
  expect(await task).toMatchObject({ kind: 'worker-lost' });
  expect(await tasks.submit(2)).toMatchObject({ kind: 'aborted' });
});

test('a task with buffers to transfer is refused where they would be copied', async () => {
  const { tasks } = libraryThat(() => Promise.resolve([1, 'copied']));
  const outcome = await tasks.submit(1, { transfer: [new ArrayBuffer(1)] });
  expect(outcome).toMatchObject({ kind: 'unserialisable', message: expect.stringContaining('transfer') });
});
