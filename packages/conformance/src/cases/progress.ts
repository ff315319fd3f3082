import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Executor } from '@parbench/core';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectValue, submit } from '../expectations.ts';
import { createTaskLog } from '../task-log.ts';

/** A task that waits gets the turns of its worker's event loop that it needs, however busy the executor is. */
export const progressCases: readonly ConformanceCase[] = [
  {
    clause: 'progress/asynchronous',
    title: 'an asynchronous task of many turns ends while other tasks keep coming',
    async run({ open }) {
      const executor = await open();
      const turning = submit(executor, { act: 'take-turns', turns: 40 });
      const others = keepBusy(executor, turning);
      expectValue(await turning, 40);
      await others;
    },
  },
  {
    clause: 'progress/sockets',
    title: 'sockets that a task opens in its worker are served while other tasks keep coming',
    async run({ open }) {
      const executor = await open();
      const using = submit(executor, { act: 'use-socket', text: 'through a socket' });
      const others = keepBusy(executor, using);
      expectValue(await using, 'through a socket');
      await others;
    },
  },
  {
    clause: 'progress/timers',
    title: 'a timer that a task leaves behind fires, at the latest while a later task waits',
    requires: ['lasting-workers'],
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open();
      const act = { act: 'leave-timer', ms: 20, taskLog: taskLog.file, line: 'fired' } as const;
      expectValue(await submit(executor, act), 'fired');
      expectValue(await submit(executor, { act: 'wait', ms: 200, value: 1 }), 1);
      assert.deepEqual(taskLog.lines(), ['fired']);
    },
  },
];

/**
 * Keeps four tasks in flight, each of which blocks its worker for a moment, until `task` has settled. Gives the driver's
 * event loop a turn after each: if the driver is the worker, the task would otherwise wait for ever.
 */
async function keepBusy(executor: Executor, task: Promise<unknown>): Promise<void> {
  let isOver = false;
  void task.then(() => {
    isOver = true;
  });
  const lane = async () => {
    while (!isOver) {
      await submit(executor, { act: 'spin', ms: 0.5 });
      await setImmediate();
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}
