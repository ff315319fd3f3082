import type { FailedOutcome, Outcome, SubmitOptions } from '@parbench/core';
import { createDeadlineTimer, within } from '@parbench/core/pool';
import type { Piscina } from 'piscina';
import type { KeepAlive } from './keep-alive.ts';
import { faultOf } from './piscina-fault.ts';
import type { Answer } from './piscina-messages.ts';
import { type TrackedTask, type TrackingQueue, trackedInput } from './tracked-task.ts';

/** The tasks of a piscina pool that have not settled. */
export interface PiscinaTasks {
  submit(input: unknown, options?: SubmitOptions): Promise<Outcome>;
  /** Settles all tasks, and those to come, as lost: there are no threads left. */
  refuseAll(reason: string): void;
  /** Takes no more tasks, lets the others finish for `graceMs`, then ends them. */
  drain(graceMs: number): Promise<void>;
}

/** No tasks yet; at most `limit` of them may be unsettled at once. `endThread` ends the thread that has one. */
export function createPiscinaTasks(
  pool: Piscina,
  queue: TrackingQueue,
  keepAlive: KeepAlive,
  limit: number,
  endThread: (thread: number) => void,
): PiscinaTasks {
  const unsettled = new Set<TrackedTask>();
  const deadlines = createDeadlineTimer(expire);
  let refusal: FailedOutcome | undefined;
  let onIdle: (() => void) | undefined;

  function submit(input: unknown, options: SubmitOptions = {}): Promise<Outcome> {
    const refused = refusal ?? refuse(options);
    if (refused) return Promise.resolve(refused);
    return new Promise((resolve) => {
      const task = track(options, resolve);
      run(task, input, options.transfer);
    });
  }

  /** Not `async`: each further promise on the way costs a part of what is measured. */
  function run(task: TrackedTask, input: unknown, transfer: SubmitOptions['transfer']): void {
    const fail = (reason: unknown) => task.settle(faultOf(reason, task.thread));
    try {
      const options = transfer ? { transferList: [...transfer] } : undefined;
      pool
        .run(trackedInput(input, task), options)
        .then((answer) => task.settle(outcomeOf(answer, task)), fail);
    } catch (error) {
      fail(error);
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

  function track({ signal, deadlineMs }: SubmitOptions, resolve: (outcome: Outcome) => void): TrackedTask {
    const dueAt = deadlineMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
    const onAbort = () => end(task, 'aborted', 'The task was aborted.');
    const task: TrackedTask = {
      dueAt,
      settle(outcome) {
        if (!unsettled.delete(task)) return;
        signal?.removeEventListener('abort', onAbort);
        keepAlive.release();
        resolve(outcome);
        if (unsettled.size === 0) onIdle?.();
      },
    };
    unsettled.add(task);
    keepAlive.hold();
    deadlines.watch(dueAt);
    signal?.addEventListener('abort', onAbort);
    return task;
  }

  /** Settles a task and takes it from piscina's queue or, if a thread has it, ends that thread; piscina replaces it. */
  function end(task: TrackedTask, kind: 'aborted' | 'deadline' | 'worker-lost', message: string): void {
    const { thread, queued } = task;
    task.settle(failed(kind, message, thread));
    if (thread !== undefined) endThread(thread);
    else if (queued) queue.remove(queued);
  }

  function expire(now: number): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const task of unsettled) {
      if (task.dueAt <= now) end(task, 'deadline', 'The deadline of the task passed.');
      else earliest = Math.min(earliest, task.dueAt);
    }
    return earliest;
  }

  return {
    submit,
    refuseAll(reason) {
      refusal ??= failed('worker-lost', `No thread can be started any more: ${reason}`);
      for (const task of unsettled) end(task, 'worker-lost', refusal.message);
    },
    async drain(graceMs) {
      refusal = failed('aborted', 'The executor is closed.');
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve;
      });
      if (unsettled.size > 0) await within(idle, graceMs);
      for (const task of unsettled) {
        const kind = task.thread === undefined ? 'aborted' : 'worker-lost';
        end(task, kind, 'The executor closed before the task was done.');
      }
      deadlines.stop();
    },
  };
}

/** Piscina resolves with what is no answer when a thread throws `null` outside of any task. */
function outcomeOf(answer: Answer | null, { thread }: TrackedTask): Outcome {
  if (answer === null) return faultOf(null, thread);
  const [value, failure] = answer;
  // What was answered was given to a thread.
  return failure ?? { status: 'ok', value, worker: thread as number };
}

function failed(
  kind: 'aborted' | 'deadline' | 'worker-lost',
  message: string,
  worker?: number,
): FailedOutcome {
  return { status: 'failed', kind, message, ...(worker !== undefined && { worker }) };
}
