import assert from 'node:assert/strict';
import type { Identity } from '../act.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import {
  expectFailure,
  expectNextTask,
  expectRecovery,
  expectSameWorker,
  expectValue,
  submit,
} from '../expectations.ts';

/** A task settles once its deadline has passed. Other tasks are lost only if their worker had to be ended for it. */
export const deadlineCases: readonly ConformanceCase[] = [
  {
    clause: 'deadlines/waiting-task',
    title: 'a task that waits past its deadline settles as deadline',
    async run({ open }) {
      const executor = await open();
      const task = submit(executor, { act: 'wait', ms: 60_000 }, { deadlineMs: 100 });
      expectFailure(await task, 'deadline');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'deadlines/endless-loop',
    title: 'a task in an endless loop settles as deadline, and its worker is replaced',
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      await expectNextTask(executor);
      expectFailure(await submit(executor, { act: 'loop' }, { deadlineMs: 200 }), 'deadline');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'deadlines/stopped-worker',
    title: 'a task on a worker stopped with SIGSTOP settles as deadline, and the worker is replaced',
    requires: ['processes', 'lasting-workers'],
    async run({ open }) {
      const executor = await open();
      const outcome = await submit(executor, { act: 'identify' });
      assert.ok(outcome.status === 'ok');
      process.kill((outcome.value as Identity).pid, 'SIGSTOP');
      const task = submit(executor, { act: 'echo', value: 1 }, { deadlineMs: 300 });
      expectFailure(await task, 'deadline');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'deadlines/neighbours',
    title: 'when a task passes its deadline, its neighbours run or settle as worker-lost, never as deadline',
    requires: ['workers'],
    async run({ open, many }) {
      const executor = await open();
      await expectNextTask(executor);
      const expired = submit(executor, { act: 'loop' }, { deadlineMs: 300 });
      const neighbours = Array.from({ length: many(40) }, (_, value) =>
        submit(executor, { act: 'echo', value }, { deadlineMs: 20_000 }),
      );
      expectFailure(await expired, 'deadline');
      for (const [value, outcome] of (await Promise.all(neighbours)).entries()) {
        if (outcome.status === 'ok') expectValue(outcome, value);
        else expectFailure(outcome, 'worker-lost');
      }
      await expectRecovery(executor);
    },
  },
  {
    clause: 'deadlines/several',
    title: 'of several tasks on one worker, only the one past its deadline settles as deadline',
    requires: ['workers'],
    async run({ open }) {
      const executor = await open({ workers: 2 });
      await executor.ready();
      const loops = [400, 500].map((deadlineMs) => submit(executor, { act: 'loop' }, { deadlineMs }));
      const others = Array.from({ length: 10 }, (_, value) => submit(executor, { act: 'echo', value }));
      for (const outcome of await Promise.all(loops)) expectFailure(outcome, 'deadline');
      for (const outcome of await Promise.all(others)) {
        if (outcome.status === 'failed') expectFailure(outcome, 'worker-lost');
      }
      await expectRecovery(executor);
    },
  },
  {
    clause: 'deadlines/queued',
    title: 'a queued task past its deadline settles as deadline on time, and the busy worker continues',
    requires: ['workers'],
    async run(context) {
      const executor = await context.open();
      await expectNextTask(executor);
      const busy = submit(executor, { act: 'spin', ms: 600 });
      const between = Array.from({ length: context.many(200) }, (_, value) =>
        submit(executor, { act: 'echo', value }),
      );
      const expired = submit(executor, { act: 'echo', value: 'late' }, { deadlineMs: 100 });
      const first = await Promise.race([busy, expired]);
      expectFailure(first, 'deadline');
      const done = await busy;
      assert.equal(done.status, 'ok', 'The busy worker continues');
      for (const [value, outcome] of (await Promise.all(between)).entries()) expectValue(outcome, value);
      expectSameWorker(context, done, await submit(executor, { act: 'echo', value: 1 }));
    },
  },
  {
    clause: 'deadlines/kept',
    title: 'a task that meets its deadline settles as ok, and nothing happens at the deadline',
    async run(context) {
      const deadlineMs = context.capabilities.workerPerTask ? 2_000 : 150;
      const executor = await context.open();
      const kept = await submit(executor, { act: 'wait', ms: 10, value: 1 }, { deadlineMs });
      expectValue(kept, 1);
      const next = await submit(executor, { act: 'wait', ms: deadlineMs + 150, value: 2 });
      expectValue(next, 2);
      expectSameWorker(context, kept, next);
    },
  },
];
