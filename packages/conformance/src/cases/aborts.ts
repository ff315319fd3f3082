import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConformanceCase } from '../conformance-case.ts';
import {
  expectFailure,
  expectNextTask,
  expectRecovery,
  expectSameWorker,
  expectValue,
  submit,
} from '../expectations.ts';
import { createRandom } from '../random.ts';
import { createTaskLog } from '../task-log.ts';
import { until, within } from '../time-limits.ts';

/** Aborting settles a task at once, whether it has started or not. */
export const abortCases: readonly ConformanceCase[] = [
  {
    clause: 'aborts/before',
    title: 'a task whose signal is already aborted settles as aborted and never runs',
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open();
      const act = { act: 'spin', ms: 0, taskLog: taskLog.file, line: 'ran' } as const;
      expectFailure(await submit(executor, act, { signal: AbortSignal.abort() }), 'aborted');
      await expectNextTask(executor);
      assert.deepEqual(taskLog.lines(), []);
    },
  },
  {
    clause: 'aborts/queued',
    title: 'an aborted task in the queue settles at once and never runs, and the busy worker continues',
    requires: ['workers'],
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open();
      await expectNextTask(executor);
      const busy = submit(executor, { act: 'spin', ms: 500 });
      const between = Array.from({ length: context.many(200) }, (_, value) =>
        submit(executor, { act: 'echo', value }),
      );
      const controller = new AbortController();
      const act = { act: 'spin', ms: 0, taskLog: taskLog.file, line: 'ran' } as const;
      const queued = submit(executor, act, { signal: controller.signal });
      controller.abort();
      expectFailure(await Promise.race([busy, queued]), 'aborted');
      const done = await busy;
      assert.equal(done.status, 'ok', 'The busy worker continues');
      for (const [value, outcome] of (await Promise.all(between)).entries()) expectValue(outcome, value);
      expectSameWorker(context, done, await submit(executor, { act: 'echo', value: 1 }));
      assert.deepEqual(taskLog.lines(), [], 'It never ran');
    },
  },
  {
    clause: 'aborts/waiting-task',
    title: 'an aborted task that waits settles as aborted at once',
    async run({ open }) {
      const executor = await open();
      const controller = new AbortController();
      const task = submit(executor, { act: 'wait', ms: 60_000 }, { signal: controller.signal });
      await wait(50);
      controller.abort();
      expectFailure(await within(2_000, 'the aborted task to settle', task), 'aborted');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'aborts/endless-loop',
    title: 'an aborted task in an endless loop settles as aborted at once, and its worker is replaced',
    requires: ['workers'],
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open();
      const controller = new AbortController();
      const act = { act: 'spin', ms: 1e9, taskLog: taskLog.file, line: 'spins' } as const;
      const task = submit(executor, act, { signal: controller.signal });
      await until(5_000, 'the endless task to run', () => taskLog.lines().length === 1);
      controller.abort();
      expectFailure(await within(2_000, 'the aborted task to settle', task), 'aborted');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'aborts/after',
    title: 'aborting a settled task changes nothing, and no listener stays on the signal',
    async run(context) {
      const executor = await context.open();
      const controller = new AbortController();
      const { signal } = controller;
      const settled = await submit(executor, { act: 'wait', ms: 5, value: 1 }, { signal });
      expectValue(settled, 1);
      assert.equal(getEventListeners(signal, 'abort').length, 0, 'No listener is left');
      controller.abort();
      const next = await submit(executor, { act: 'wait', ms: 50, value: 2 });
      expectValue(next, 2);
      expectSameWorker(context, settled, next);
    },
  },
  {
    clause: 'aborts/storm',
    title: 'while half of many tasks are aborted at random moments, each settles once and correctly',
    requires: ['workers'],
    deadlineMs: 30_000,
    async run({ open, many }) {
      const executor = await open({ workers: 2 });
      const random = createRandom(7);
      const tasks = Array.from({ length: many(500) }, async (_, value) => {
        const controller = new AbortController();
        const task = submit(executor, { act: 'wait', ms: 1, value }, { signal: controller.signal });
        const aborts = value % 2 === 0;
        if (aborts) setTimeout(() => controller.abort(), random() * 100);
        const outcome = await task;
        if (outcome.status === 'ok') expectValue(outcome, value);
        else if (aborts) expectFailure(outcome, 'aborted', 'worker-lost');
        else expectFailure(outcome, 'worker-lost');
        return outcome.status === 'failed' && outcome.kind === 'aborted';
      });
      const aborted = (await Promise.all(tasks)).filter(Boolean).length;
      assert.ok(aborted > 0, 'Some were aborted in time');
      await expectRecovery(executor);
    },
  },
];
