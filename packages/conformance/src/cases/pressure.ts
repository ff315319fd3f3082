import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectValue, submit } from '../expectations.ts';
import { createTaskLog } from '../task-log.ts';

/** Many more tasks than workers: all of them settle, in fair order. */
export const pressureCases: readonly ConformanceCase[] = [
  {
    clause: 'pressure/queued',
    title: 'very many tasks submitted at once all settle, each with its own value',
    deadlineMs: 60_000,
    async run({ open, many }) {
      const executor = await open();
      const tasks = Array.from({ length: many(10_000) }, (_, value) =>
        submit(executor, { act: 'echo', value }),
      );
      for (const [value, outcome] of (await Promise.all(tasks)).entries()) expectValue(outcome, value);
    },
  },
  {
    clause: 'pressure/order',
    title: 'tasks start in the order in which they were submitted',
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open();
      const lines = Array.from({ length: context.many(100) }, (_, index) => `${index}`);
      const begin = (line: string) => submit(executor, { act: 'spin', ms: 0, taskLog: taskLog.file, line });
      const outcomes = await Promise.all(lines.map(begin));
      assert.ok(outcomes.every(({ status }) => status === 'ok'));
      assert.deepEqual(taskLog.lines(), lines);
    },
  },
  {
    clause: 'pressure/share',
    title: 'every worker gets its share of many tasks',
    requires: ['workers', 'lasting-workers'],
    async run({ open }) {
      const executor = await open({ workers: 3 });
      await executor.ready();
      const counts = new Map<unknown, number>();
      let total = 0;
      const isFair = () => counts.size === 3 && [...counts.values()].every((count) => count >= total / 12);
      // A worker to which a busy host gave no time for a while catches up in a later batch; one that the pool neglects does not.
      for (let batch = 0; batch < 5 && !isFair(); batch++) {
        const tasks = Array.from({ length: 60 }, () => submit(executor, { act: 'spin', ms: 5 }));
        for (const { worker } of await Promise.all(tasks)) counts.set(worker, (counts.get(worker) ?? 0) + 1);
        total += tasks.length;
      }
      assert.equal(counts.size, 3, 'Every worker ran some');
      assert.ok(isFair(), `${Math.min(...counts.values())} of ${total} tasks on one of three workers`);
    },
  },
];
