import type { FailedOutcome, Outcome, SubmitOptions } from '@parbench/core';
import { createDeadlineTimer, within } from '@parbench/core/pool';
import type { Piscina } from 'piscina';
import type { KeepAlive } from './keep-alive.ts';
import { faultOf } from './piscina-fault.ts';
import type { Answer } from './piscina-messages.ts';
import { TaskSignal } from './task-signal.ts';
import type { ThreadWatch } from './thread-watch.ts';

/** The tasks of a piscina pool that have not settled. */
export interface PiscinaTasks {
  submit(input: unknown, options?: SubmitOptions): Promise<Outcome>;
  /** Settles all tasks, and those to come, as lost: there are no threads left. */
  refuseAll(reason: string): void;
  /** Takes no more tasks, lets the others finish for `graceMs`, then aborts them. */
  drain(graceMs: number): Promise<void>;
}

/** No tasks yet; at most `limit` of them may be unsettled at once. */
export function createPiscinaTasks(
  pool: Piscina,
  threads: ThreadWatch,
  keepAlive: KeepAlive,
  limit: number,
): PiscinaTasks {
  const unsettled = new Set<TaskSignal>();
  const deadlines = createDeadlineTimer(expire);
  let refusal: FailedOutcome | undefined;
  let idle: PromiseWithResolvers<void> | undefined;

  async function submit(input: unknown, options: SubmitOptions = {}): Promise<Outcome> {
    const refused = refusal ?? refuse(options);
    if (refused) return refused;
    const { signal, deadlineMs = Number.POSITIVE_INFINITY, transfer } = options;
    const task = new TaskSignal(performance.now() + deadlineMs);
    const onAbort = () => end(task, failed('aborted', 'The task was aborted.'));
    signal?.addEventListener('abort', onAbort);
    track(task);
    try {
      const run: Promise<Answer> = pool.run(input, {
        signal: task,
        ...(transfer && { transferList: [...transfer] }),
      });
      const [worker, value, failure] = await run;
      return failure ?? { status: 'ok', value, worker };
    } catch (error) {
      return task.outcome ?? faultOf(error);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      forget(task);
    }
  }

  function refuse({
    signal,
    deadlineMs = Number.POSITIVE_INFINITY,
  }: SubmitOptions): FailedOutcome | undefined {
    if (signal?.aborted) return failed('aborted', 'The task was aborted before it was submitted.');
    if (deadlineMs <= 0) return failed('deadline', 'The deadline had passed when the task was submitted.');
    if (unsettled.size < limit) return undefined;
    return failed(
      'aborted',
      '`queueLimit`: as many tasks wait already. Submit fewer at once, or raise the limit.',
    );
  }

  function track(task: TaskSignal): void {
    unsettled.add(task);
    keepAlive.hold();
    deadlines.watch(task.dueAt);
  }

  function forget(task: TaskSignal): void {
    unsettled.delete(task);
    keepAlive.release();
    if (unsettled.size === 0) idle?.resolve();
  }

  /** Piscina rejects the task and, if it was running, terminates its thread and starts another. */
  function end(task: TaskSignal, outcome: FailedOutcome): void {
    task.abort(outcome);
    threads.look();
  }

  function expire(now: number): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const task of unsettled) {
      if (task.dueAt <= now) end(task, failed('deadline', 'The deadline passed.'));
      else earliest = Math.min(earliest, task.dueAt);
    }
    return earliest;
  }

  return {
    submit,
    refuseAll(reason) {
      refusal ??= failed('worker-lost', `No thread can be started any more: ${reason}`);
      for (const task of unsettled) end(task, refusal);
    },
    async drain(graceMs) {
      refusal = failed('aborted', 'The executor is closed.');
      idle = Promise.withResolvers();
      if (unsettled.size > 0) await within(idle.promise, graceMs);
      for (const task of unsettled)
        end(task, failed('aborted', 'The executor closed before the task was done.'));
      deadlines.stop();
    },
  };
}

function failed(kind: 'aborted' | 'deadline' | 'worker-lost', message: string): FailedOutcome {
  return { status: 'failed', kind, message };
}
