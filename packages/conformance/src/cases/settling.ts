import assert from 'node:assert/strict';
import type { Identity } from '../act.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectRecovery, expectValue, expectWidth, submit } from '../expectations.ts';
import { createTaskLog } from '../task-log.ts';

/** Without faults, every task settles with its own value, from a worker that was set up once. */
export const settlingCases: readonly ConformanceCase[] = [
  {
    clause: 'settling/value',
    title: 'a task settles as ok with its value and the id of its worker',
    async run({ open }) {
      const executor = await open();
      for (const value of [{ deep: [1, 'two', null, true] }, 'text', 0, null, []]) {
        expectValue(await submit(executor, { act: 'echo', value }), value);
      }
      await expectRecovery(executor);
    },
  },
  {
    clause: 'settling/own-value',
    title: 'tasks that finish in a different order than they started each get their own value',
    async run({ open, many }) {
      const executor = await open({ workers: 2 });
      const outcomes = await Promise.all(
        Array.from({ length: many(300) }, (_, value) =>
          value % 3 === 0
            ? submit(executor, { act: 'wait', ms: (value * 7) % 20, value })
            : submit(executor, { act: 'echo', value }),
        ),
      );
      for (const [value, outcome] of outcomes.entries()) expectValue(outcome, value);
    },
  },
  {
    clause: 'settling/parallel',
    title: 'two simultaneous tasks run on two workers',
    requires: ['workers'],
    async run({ open }) {
      const executor = await open({ workers: 2 });
      await executor.ready();
      const outcomes = await Promise.all([
        submit(executor, { act: 'spin', ms: 100 }),
        submit(executor, { act: 'spin', ms: 100 }),
      ]);
      const ids = outcomes.map((outcome) => outcome.worker);
      assert.notEqual(ids[0], ids[1], 'Two workers, two tasks: one each');
    },
  },
  {
    clause: 'settling/setup',
    title: 'each worker is set up once, with the parameters of the workload',
    async run({ open, many }) {
      const executor = await open({ workers: 2, params: { taskLog: '', poison: '', extra: 7 } });
      await executor.ready();
      const tasks = Array.from({ length: many(20) }, () => submit(executor, { act: 'identify' }));
      for (const outcome of await Promise.all(tasks)) {
        assert.ok(outcome.status === 'ok');
        const { setups, params } = outcome.value as Identity;
        assert.deepEqual(params, { taskLog: '', poison: '', extra: 7 });
        assert.ok(setups >= 1);
      }
    },
  },
  {
    clause: 'settling/worker-per-task',
    title:
      "each task has a worker that was set up for it alone, and no more of them are alive than the executor's width",
    requires: ['worker-per-task'],
    async run(context) {
      const taskLog = await createTaskLog(context);
      const params = { taskLog: taskLog.file, poison: '', teardownMs: 700 };
      const executor = await context.open({ workers: 2, params });
      await executor.ready();
      const tasks = Array.from({ length: 4 }, () => submit(executor, { act: 'identify' }));
      const outcomes = await Promise.all(tasks);
      assert.equal(new Set(outcomes.map(({ worker }) => worker)).size, 4, 'No worker runs a second task');
      await executor.close();
      let alive = 0;
      for (const line of taskLog.lines()) {
        alive += line === 'setup' ? 1 : -1;
        assert.ok(alive <= 2, `${alive} workers were alive at once`);
      }
      assert.equal(alive, 0, 'Each worker was torn down');
    },
  },
  {
    clause: 'settling/width',
    title: 'a ready executor has as many workers as requested, also if that is one',
    async run({ open }) {
      for (const workers of [1, 2]) {
        const executor = await open({ workers });
        await executor.ready();
        expectWidth(executor);
        expectValue(await submit(executor, { act: 'echo', value: workers }), workers);
      }
    },
  },
  {
    clause: 'settling/rehearsal',
    title:
      'if the executor has a rehearsal, its workers answer that input with `undefined` and do not run the workload',
    async run({ open }) {
      const executor = await open();
      const { rehearsal } = executor;
      if (rehearsal !== undefined) expectValue(await executor.submit(rehearsal), undefined);
      expectValue(await submit(executor, { act: 'echo', value: 'after' }), 'after');
    },
  },
];
