import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { CaseContext } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { type DriverProgram, startDriver } from '../driver-process.ts';
import { isAlive } from '../process-tree.ts';
import { createTaskLog } from '../task-log.ts';
import { until, within } from '../time-limits.ts';

/** However the driver ends, its workers end with it. A driver that has closed its executors ends by itself. */
export const driverEndCases: readonly ConformanceCase[] = [
  {
    clause: 'driver-end/killed-busy',
    title: 'workers in an endless loop are gone within 5 s after their driver is killed',
    requires: ['processes'],
    run: (context) => expectWorkersGone(context, 'spin', (driver) => driver.kill('SIGKILL')),
  },
  {
    clause: 'driver-end/killed-idle',
    title: 'idle workers are gone within 5 s after their driver is killed',
    requires: ['processes', 'lasting-workers'],
    run: (context) => expectWorkersGone(context, 'idle', (driver) => driver.kill('SIGKILL')),
  },
  {
    clause: 'driver-end/exit-busy',
    title: 'workers in an endless loop are gone within 5 s after their driver calls process.exit()',
    requires: ['processes'],
    run: (context) => expectWorkersGone(context, 'spin-and-exit', (driver) => driver.stdin?.write('\n')),
  },
  {
    clause: 'driver-end/finished',
    title: 'a driver exits by itself after it has closed its executor',
    async run(context) {
      const driver = startDriver(context, 'finish', await createTaskLog(context));
      const [exitCode] = await within(10_000, 'the driver to end by itself', once(driver, 'exit'));
      assert.equal(exitCode, 0);
    },
  },
];

async function expectWorkersGone(
  context: CaseContext,
  program: DriverProgram,
  endDriver: (driver: ReturnType<typeof startDriver>) => unknown,
): Promise<void> {
  const taskLog = await createTaskLog(context);
  const driver = startDriver(context, program, taskLog);
  const ended = once(driver, 'exit');
  await until(8_000, 'a task to run on each worker', () => taskLog.lines().length === 2);
  const pids = taskLog.lines().map(Number);
  context.defer(() => killAll(pids));
  await wait(200);
  assert.deepEqual(pids.filter(isAlive), pids, 'The workers run');
  endDriver(driver);
  await ended;
  await until(5_000, 'every worker to be gone', () => !pids.some(isAlive));
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
