import assert from 'node:assert/strict';
import type { Identity } from '../act.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectRecovery, submit } from '../expectations.ts';
import { createTaskLog } from '../task-log.ts';
import { until } from '../time-limits.ts';

/** When a worker ends, its tasks settle as `worker-lost`, and it is replaced. */
export const crashCases: readonly ConformanceCase[] = [
  exiting(0),
  exiting(1),
  {
    clause: 'crashes/exit-alone',
    title: 'an executor with one worker replaces it and runs the queued tasks',
    requires: ['workers'],
    async run({ open, many }) {
      const executor = await open();
      const lost = submit(executor, { act: 'exit', code: 3 });
      const queued = Array.from({ length: many(50) }, (_, value) => submit(executor, { act: 'echo', value }));
      expectFailure(await lost, 'worker-lost');
      const outcomes = await Promise.all(queued);
      for (const outcome of outcomes) if (outcome.status === 'failed') expectFailure(outcome, 'worker-lost');
      assert.equal(outcomes.at(-1)?.status, 'ok', 'The last queued task runs on the replacement');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'crashes/exit-again',
    title: 'a worker that is lost five times in a row is replaced five times, each time with a new id',
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      const ids = new Set<unknown>();
      for (let round = 0; round < 5; round += 1) {
        const identified = await submit(executor, { act: 'identify' });
        assert.equal(identified.status, 'ok', 'The replacement runs tasks');
        ids.add(identified.worker);
        expectFailure(await submit(executor, { act: 'exit', code: 0 }), 'worker-lost');
      }
      assert.equal(ids.size, 5, 'No id is used twice');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'crashes/abort',
    title: 'process.abort() settles its task as worker-lost and ends nothing else',
    requires: ['workers', 'isolated-crashes'],
    async run({ open }) {
      const executor = await open({ workers: 2 });
      await executor.ready();
      const [crash, neighbour] = await Promise.all([
        submit(executor, { act: 'crash' }),
        submit(executor, { act: 'wait', ms: 300, value: 1 }),
      ]);
      expectFailure(crash, 'worker-lost');
      assert.equal(neighbour.status, 'ok', 'The other worker continues');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'crashes/killed',
    title: 'the task of a worker killed from outside settles as worker-lost, with the signal',
    requires: ['processes'],
    async run(context) {
      const taskLog = await createTaskLog(context);
      const executor = await context.open();
      const task = submit(executor, { act: 'spin', ms: 60_000, taskLog: taskLog.file });
      const pid = await until(8_000, 'the task to run', () => taskLog.lines()[0]);
      process.kill(Number(pid), 'SIGKILL');
      assert.equal(expectFailure(await task, 'worker-lost').signal, 'SIGKILL');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'crashes/killed-idle',
    title: 'an idle worker that is killed is replaced',
    requires: ['processes', 'lasting-workers'],
    async run({ open }) {
      const executor = await open();
      const identified = await submit(executor, { act: 'identify' });
      assert.ok(identified.status === 'ok');
      process.kill((identified.value as Identity).pid, 'SIGKILL');
      const outcome = await submit(executor, { act: 'echo', value: 1 });
      if (outcome.status === 'failed') expectFailure(outcome, 'worker-lost');
      await expectRecovery(executor);
    },
  },
  {
    clause: 'crashes/out-of-memory',
    title: 'a task that exhausts a limited heap settles as out-of-memory, and the other worker continues',
    requires: ['workers', 'isolated-heap', 'limited-heap'],
    deadlineMs: 30_000,
    async run({ open }) {
      const executor = await open({ workers: 2, limitedHeap: true });
      await executor.ready();
      const [hoard, neighbour] = await Promise.all([
        submit(executor, { act: 'exhaust-heap' }),
        submit(executor, { act: 'wait', ms: 300 }),
      ]);
      expectFailure(hoard, 'out-of-memory');
      assert.equal(neighbour.status, 'ok', 'The other worker continues');
      await expectRecovery(executor);
    },
  },
];

function exiting(code: number): ConformanceCase {
  return {
    clause: `crashes/exit-${code}`,
    title: `process.exit(${code}) settles its task as worker-lost with that exit code, and the other worker continues`,
    requires: ['workers'],
    async run({ open }) {
      const executor = await open({ workers: 2 });
      await executor.ready();
      const [exit, neighbour] = await Promise.all([
        submit(executor, { act: 'exit', code }),
        submit(executor, { act: 'wait', ms: 200, value: 1 }),
      ]);
      assert.equal(expectFailure(exit, 'worker-lost').exitCode, code);
      assert.equal(neighbour.status, 'ok', 'The other worker continues');
      await expectRecovery(executor);
    },
  };
}
