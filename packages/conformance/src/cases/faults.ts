import assert from 'node:assert/strict';
import type { CaseContext } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectRecovery } from '../expectations.ts';
import { soak } from '../soak.ts';
import { createTaskLog } from '../task-log.ts';

/** Whatever happens to its workers, an executor settles every task once and correctly. */
export const faultCases: readonly ConformanceCase[] = [
  {
    clause: 'faults/random',
    title: 'while workers end at random, every task settles correctly, and none runs twice',
    requires: ['workers'],
    deadlineMs: 30_000,
    run: (context) => soakBriefly(context, 20),
  },
];

async function soakBriefly(context: CaseContext, seed: number): Promise<void> {
  const executor = await context.open({ workers: 2 });
  await executor.ready();
  const taskLog = await createTaskLog(context);
  const counts = await soak(executor, taskLog, {
    durationMs: 2_000,
    seed,
    inFlight: context.many(64),
    faultEveryMs: 200,
    hasProcesses: context.capabilities.unit === 'process',
  });
  const settled = Object.values(counts.settled).reduce((sum, count) => sum + count, 0);
  assert.equal(settled, counts.submitted, 'Every task settled');
  assert.equal(counts.wrong, 0, 'Every value is its own task\u2019s');
  assert.equal(counts.unexpected, 0, `Every failure has a cause: ${JSON.stringify(counts.settled)}`);
  assert.ok(counts.settled.ok > 0, 'Tasks run between the faults');
  const runs = taskLog.lines();
  assert.equal(new Set(runs).size, runs.length, 'No task ran twice');
  await expectRecovery(executor);
}
