import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectNextTask, expectValue, submit } from '../expectations.ts';
import { isAlive } from '../process-tree.ts';
import { createTaskLog } from '../task-log.ts';
import { until, within } from '../time-limits.ts';
import type { TrackedExecutor } from '../tracked-executor.ts';

/** Closing lets tasks finish, ends those that do not, and is final. */
export const closingCases: readonly ConformanceCase[] = [
  {
    clause: 'closing/busy',
    title: 'closing lets every submitted task finish',
    async run({ open, many }) {
      const executor = await open({ workers: 2 });
      const tasks = Array.from({ length: many(50) }, (_, value) =>
        submit(executor, { act: 'wait', ms: 5, value }),
      );
      await executor.close();
      await expectAllSettled(executor);
      for (const [value, outcome] of (await Promise.all(tasks)).entries()) expectValue(outcome, value);
    },
  },
  {
    clause: 'closing/endless-loop',
    title: "closing ends a worker that does not finish within the grace time, and the worker's task settles",
    requires: ['workers'],
    deadlineMs: 20_000,
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open({ closeGraceMs: 1_000 });
      const act = { act: 'spin', ms: 1e9, taskLog: taskLog.file, line: 'spins' } as const;
      const endless = submit(executor, act);
      await until(5_000, 'the endless task to run', () => taskLog.lines().length === 1);
      const queued = submit(executor, { act: 'echo', value: 1 });
      await executor.close();
      await expectAllSettled(executor);
      expectFailure(await endless, 'worker-lost', 'aborted');
      expectFailure(await queued, 'worker-lost', 'aborted');
    },
  },
  {
    clause: 'closing/twice',
    title: 'each of two calls to close, at the same time or later, resolves when everything is closed',
    async run({ open }) {
      const executor = await open({ workers: 2 });
      await expectNextTask(executor);
      const pids = executor.workers().map(({ pid }) => pid);
      const task = submit(executor, { act: 'wait', ms: 100, value: 1 });
      const both = [executor.close(), executor.close()].map(async (closed) => {
        await closed;
        await expectAllSettled(executor);
        const left = pids.filter((pid) => pid !== process.pid && isAlive(pid));
        assert.deepEqual(left, [], 'No worker process is left');
      });
      await Promise.all(both);
      expectValue(await task, 1);
      await executor.close();
    },
  },
  {
    clause: 'closing/submit-after',
    title: 'a task submitted after closing settles as aborted',
    async run({ open }) {
      const executor = await open();
      const closed = executor.close();
      expectFailure(await submit(executor, { act: 'echo', value: 1 }), 'aborted');
      await closed;
      expectFailure(await submit(executor, { act: 'echo', value: 1 }), 'aborted');
    },
  },
  {
    clause: 'closing/after-loss',
    title: 'an executor closes while it is replacing a worker',
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      expectFailure(await submit(executor, { act: 'exit', code: 1 }), 'worker-lost');
      await within(10_000, 'the executor to close', executor.close());
    },
  },
  {
    clause: 'closing/teardown',
    title: 'closing tears down every worker that was set up',
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open({ workers: 2, params: { taskLog: taskLog.file, poison: '' } });
      await executor.ready();
      await expectNextTask(executor);
      await executor.close();
      const lines = taskLog.lines();
      const count = (line: string) => lines.filter((other) => other === line).length;
      assert.ok(count('setup') > 0);
      assert.equal(count('teardown'), count('setup'), 'As many were torn down as were set up');
    },
  },
];

// One turn of the event loop later, since settled promises call their listeners in microtasks.
async function expectAllSettled(executor: TrackedExecutor): Promise<void> {
  await setImmediate();
  assert.deepEqual(executor.unsettled(), [], 'Every task has settled when close resolves');
}
