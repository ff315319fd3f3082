import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectRecovery } from '../expectations.ts';
import { measureRecovery } from '../measure-recovery.ts';
import { createTaskLog } from '../task-log.ts';

/** The duration and the cost of a loss can be measured; they are not limited, except that only tasks in flight may be lost. */
export const recoveryCases: readonly ConformanceCase[] = [
  {
    clause: 'recovery/measured',
    title: 'after a loss, ready resolves once the worker has ended, and only tasks in flight are lost',
    requires: ['workers'],
    async run(context) {
      const executor = await context.open({ workers: 2 });
      const { recoveryMs, tasksLost } = await measureRecovery(
        executor,
        await createTaskLog(context),
        context.many(8),
      );
      assert.ok(recoveryMs > 0, `Full width ${recoveryMs} ms after the worker's end`);
      assert.ok(
        tasksLost < 2 * context.many(8),
        `${tasksLost} tasks lost beside the one that ended its worker`,
      );
      await expectRecovery(executor);
    },
  },
];
