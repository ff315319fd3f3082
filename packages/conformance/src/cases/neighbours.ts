import assert from 'node:assert/strict';
import type { Outcome } from '@parbench/core';
import type { Identity } from '../act.ts';
import type { CaseContext } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectRecovery, submit } from '../expectations.ts';
import { createTaskLog } from '../task-log.ts';
import type { TrackedExecutor } from '../tracked-executor.ts';

/** When one of several busy workers is lost, exactly its own tasks are lost with it. */
export const neighbourCases: readonly ConformanceCase[] = [
  {
    clause: 'neighbours/exit',
    title: 'when a worker exits, of many tasks in flight exactly its own are lost, and none runs twice',
    requires: ['workers'],
    async run(context) {
      await loseOneOfTwo(context, async (executor) => {
        const exit = await submit(executor, { act: 'exit', code: 1 });
        return expectFailure(exit, 'worker-lost').worker;
      });
    },
  },
  {
    clause: 'neighbours/killed',
    title: 'when a worker is killed, of many tasks in flight exactly its own are lost, and none runs twice',
    requires: ['processes', 'lasting-workers'],
    async run(context) {
      await loseOneOfTwo(context, async (executor) => {
        const outcome = await submit(executor, { act: 'identify' });
        assert.ok(outcome.status === 'ok');
        process.kill((outcome.value as Identity).pid, 'SIGKILL');
        return outcome.worker;
      });
    },
  },
];

async function loseOneOfTwo(
  context: CaseContext,
  loseWorker: (executor: TrackedExecutor) => Promise<unknown>,
): Promise<void> {
  const executor = await context.open({ workers: 2 });
  await executor.ready();
  const taskLog = await createTaskLog(context);
  const tasks = context.many(80);
  const submitMany = (from: number) =>
    Array.from({ length: tasks }, (_, index) =>
      submit(executor, { act: 'spin', ms: 2, taskLog: taskLog.file, line: `${from + index}` }),
    );
  const early = submitMany(0);
  const victim = loseWorker(executor);
  const late = submitMany(tasks);
  const outcomes = await Promise.all([...early, ...late]);
  checkLosses(outcomes, await victim, tasks / 2);
  checkRuns(outcomes, taskLog.lines());
  await expectRecovery(executor);
}

function checkLosses(outcomes: readonly Outcome[], victim: unknown, limit: number): void {
  const lost = outcomes.filter((outcome) => outcome.status === 'failed');
  for (const outcome of lost) {
    expectFailure(outcome, 'worker-lost');
    if (victim !== undefined) assert.equal(outcome.worker, victim, 'Only tasks of the lost worker are lost');
  }
  assert.ok(lost.length < limit, `${lost.length} tasks were lost: more than one worker can hold`);
}

function checkRuns(outcomes: readonly Outcome[], runs: readonly string[]): void {
  assert.equal(new Set(runs).size, runs.length, 'No task ran twice');
  for (const [index, { status }] of outcomes.entries()) {
    if (status === 'ok') assert.ok(runs.includes(`${index}`), `Task ${index} is ok, so it ran`);
  }
}
