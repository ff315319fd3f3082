import type { Executor } from '@parbench/core';
import type { Act } from './act.ts';
import type { TaskLog } from './task-log.ts';
import type { TrackedExecutor } from './tracked-executor.ts';

/** The cost of the loss of one worker. */
export interface Recovery {
  /** Milliseconds from the worker's last instruction to all workers being ready again. */
  readonly recoveryMs: number;
  /** Tasks that settled as failed, except the one that ended the worker. */
  readonly tasksLost: number;
}

/**
 * Ends one worker of `executor`, opened on the workload `acts`, while `inFlight` short tasks are under way, and waits
 * for full width. Driver and worker share the monotonic clock of `process.hrtime`; the worker writes the time of its end into `taskLog`.
 * @throws Error if the worker did not write it
 */
export async function measureRecovery(
  executor: Pick<TrackedExecutor, 'submit' | 'ready'>,
  taskLog: TaskLog,
  inFlight = 8,
): Promise<Recovery> {
  await executor.ready();
  const neighbours = Array.from({ length: inFlight }, () => perform(executor, { act: 'wait', ms: 5 }));
  const exit = perform(executor, { act: 'exit', code: 1, taskLog: taskLog.file });
  const later = Array.from({ length: inFlight }, () => perform(executor, { act: 'wait', ms: 5 }));
  await exit;
  await executor.ready();
  const readyAt = process.hrtime.bigint();
  const outcomes = await Promise.all([...neighbours, ...later]);
  return {
    recoveryMs: Number(readyAt - endOf(taskLog)) / 1e6,
    tasksLost: outcomes.filter(({ status }) => status === 'failed').length,
  };
}

function perform(executor: Pick<Executor, 'submit'>, act: Act): ReturnType<Executor['submit']> {
  return executor.submit(act);
}

function endOf(taskLog: TaskLog): bigint {
  const last = taskLog.lines().at(-1);
  if (last === undefined) throw new Error(`\`${taskLog.file}\`: no worker wrote the time of its end.`);
  return BigInt(last);
}
