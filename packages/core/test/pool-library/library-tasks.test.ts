import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { LibraryPool, LibraryWorkers } from '../../src/pool-library/library-pool.ts';
import { createLibraryTasks } from '../../src/pool-library/library-tasks.ts';

/** Libraries of one trait each; `cancelled` counts the tasks that a library was asked to cancel. */
function libraryThat(answer: LibraryPool['run'], traits: Partial<LibraryPool> = {}) {
  const counts = { cancelled: 0 };
  const pool: LibraryPool = {
    run: answer,
    cancel() {
      counts.cancelled += 1;
    },
    end: () => Promise.resolve(),
    ...traits,
  };
  return { tasks: createLibraryTasks(pool, { canTransfer: false, maxUnsettled: 2 }), counts };
}

const never = () => new Promise<never>(() => {});

test('an answer that no worker sent settles its task as protocol', async () => {
  for (const answer of [null, undefined, 'text', { id: 1 }]) {
    const { tasks } = libraryThat(() => Promise.resolve(answer));
    expect(await tasks.submit(1)).toMatchObject({ status: 'failed', kind: 'protocol' });
  }
});

test('an error that a library throws when it gets a task settles that task', async () => {
  const { tasks } = libraryThat(() => {
    throw new Error('the pool is broken');
  });
  expect(await tasks.submit(1)).toEqual({
    status: 'failed',
    kind: 'worker-lost',
    message: 'the pool is broken',
  });
});

test('a task that is never answered settles as deadline, and the library is asked to cancel it', async () => {
  const { tasks, counts } = libraryThat(never);
  expect(await tasks.submit(1, { deadlineMs: 20 })).toMatchObject({ kind: 'deadline' });
  expect(counts.cancelled).toBe(1);
});

test('a task that is aborted settles as aborted, and the library is asked to cancel it', async () => {
  const { tasks, counts } = libraryThat(never);
  const controller = new AbortController();
  const task = tasks.submit(1, { signal: controller.signal });
  controller.abort();
  expect(await task).toMatchObject({ kind: 'aborted' });
  expect(counts.cancelled).toBe(1);
});

test('a library that cancels by a signal is given one that aborts with the task', async () => {
  const signals: AbortSignal[] = [];
  const { tasks } = libraryThat((_request, task) => {
    signals.push(task.cancelSignal());
    expect(task.cancelSignal()).toBe(signals.at(-1));
    return signals.length === 1 ? never() : Promise.resolve([1, 'answered']);
  });
  await tasks.submit(1, { deadlineMs: 20 });
  await tasks.submit(2);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('draining settles unanswered tasks when the grace period is over, and refuses later ones', async () => {
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

test('a task beyond the limit settles as aborted, and names the option', async () => {
  const { tasks } = libraryThat(never);
  const unsettled = [tasks.submit(1), tasks.submit(2)];
  const outcome = await tasks.submit(3);
  expect(outcome).toMatchObject({ kind: 'aborted', message: expect.stringContaining('`queueLimit`') });
  await tasks.drain(0);
  await Promise.all(unsettled);
});

test('a library may itself describe the failure of a task that it rejected, or answered with something that no worker sent', async () => {
  const failureOf: LibraryPool['failureOf'] = (reason, { worker = 'none' }) => ({
    status: 'failed',
    kind: 'worker-lost',
    message: `lost: ${reason}`,
    worker,
  });
  const rejecting = libraryThat(
    (_request, task) => {
      task.worker = 7;
      return Promise.reject('exit');
    },
    { failureOf },
  );
  expect(await rejecting.tasks.submit(1)).toMatchObject({ message: 'lost: exit', worker: 7 });
  const straying = libraryThat(() => Promise.resolve(null), { failureOf });
  expect(await straying.tasks.submit(1)).toMatchObject({ message: 'lost: null', worker: 'none' });
});

test('a failure names the worker that the library gave the task to', async () => {
  const { tasks } = libraryThat((_request, task) => {
    task.worker = 7;
    return never();
  });
  expect(await tasks.submit(1, { deadlineMs: 20 })).toMatchObject({ kind: 'deadline', worker: 7 });
});

test('in a library that reports its workers, draining settles waiting tasks as aborted and running ones as lost', async () => {
  const workers: LibraryWorkers = {
    list: () => [],
    ready: () => Promise.resolve(),
    gone: never(),
  };
  const { tasks } = libraryThat(
    (request, task) => {
      if (request !== 'probe' && request.input === 'runs') task.worker = 7;
      return never();
    },
    { workers },
  );
  const outcomes = Promise.all([tasks.submit('runs'), tasks.submit('waits')]);
  await tasks.drain(20);
  expect(await outcomes).toMatchObject([{ kind: 'worker-lost', worker: 7 }, { kind: 'aborted' }]);
});

test('when no worker is left, every task settles as lost with the reason, and so does every later one', async () => {
  const { tasks, counts } = libraryThat(never);
  const task = tasks.submit(1);
  tasks.refuse('the last thread has exited');
  for (const outcome of [await task, await tasks.submit(2)]) {
    expect(outcome).toMatchObject({
      kind: 'worker-lost',
      message: 'No worker is left, and none can be started: the last thread has exited',
    });
  }
  expect(counts.cancelled).toBe(1);
});

test('a worker in which the workload could not be started loses its tasks, with the reason', async () => {
  const failure = { status: 'start-failed', code: 'setup-failed', message: 'no licence' };
  const { tasks } = libraryThat(() => Promise.resolve([7, undefined, failure]));
  expect(await tasks.submit(1)).toMatchObject({ kind: 'worker-lost', message: 'no licence', worker: 7 });
});

test('a task keeps the process alive, although the workers of its library do not', async () => {
  const driver = fileURLToPath(new URL('../fixtures/unreferenced-library.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, driver]);
  expect(stdout).toBe('ok\n');
});
