import type { SubmitOptions } from '../executor.ts';
import type { FailedOutcome, Outcome } from '../outcome.ts';
import { createDeadlineTimer } from '../pool/deadline-timer.ts';
import { within } from '../pool/within.ts';
import {
  failed,
  failureOf,
  isLibraryAnswer,
  outcomeOf,
  refusalOf,
  type TaskLimits,
} from './library-outcome.ts';
import type { LibraryPool } from './library-pool.ts';
import { createPendingTask, type PendingTask } from './pending-task.ts';

/** The tasks of a library's pool that have not settled. */
export interface LibraryTasks {
  submit(input: unknown, options?: SubmitOptions): Promise<Outcome>;
  /** Settles all tasks, also later ones, as lost: no worker is left. */
  refuse(reason: string): void;
  /** Accepts no more tasks, lets the others finish for `graceMs`, then settles them. */
  drain(graceMs: number): Promise<void>;
}

const noOptions: SubmitOptions = {};
const longestIntervalMs = 2 ** 31 - 1;

/**
 * Creates an empty set of tasks. While it has any, it keeps the process alive, since many libraries unreference their
 * workers. From `submit` to the outcome, nothing is `async`, and a task gets no closure that it does not need: their
 * cost would be measured too.
 */
export function createLibraryTasks(pool: LibraryPool, limits: TaskLimits): LibraryTasks {
  const pending = new Set<PendingTask>();
  const deadlines = createDeadlineTimer(expire);
  const keepAlive = setInterval(() => {}, longestIntervalMs).unref();
  let refusal: FailedOutcome | undefined;
  let onIdle: (() => void) | undefined;

  function submit(input: unknown, options: SubmitOptions = noOptions): Promise<Outcome> {
    const refused = refusal ?? refusalOf(options, limits, pending.size);
    if (refused) return Promise.resolve(refused);
    return new Promise((resolve) => {
      const task = createPendingTask(options, resolve);
      track(task);
      run(input, task);
    });
  }

  function track(task: PendingTask): void {
    if (pending.size === 0) keepAlive.ref();
    pending.add(task);
    deadlines.watch(task.dueAt);
    if (task.signal) abortWith(task, task.signal);
  }

  function abortWith(task: PendingTask, signal: AbortSignal): void {
    task.onAbort = () => giveUp(task, 'aborted', 'The task was aborted.');
    signal.addEventListener('abort', task.onAbort);
  }

  function run(input: unknown, task: PendingTask): void {
    try {
      pool.run({ input }, task).then(
        (answer) => settle(task, isLibraryAnswer(answer) ? outcomeOf(answer) : strayOf(answer, task)),
        (reason: unknown) => settle(task, lossOf(reason, task)),
      );
    } catch (error) {
      settle(task, lossOf(error, task));
    }
  }

  function lossOf(reason: unknown, task: PendingTask): FailedOutcome {
    return pool.failureOf?.(reason, task) ?? failureOf(reason);
  }

  function strayOf(answer: unknown, task: PendingTask): FailedOutcome {
    const message = 'The library returned an answer that no worker of this pool sent.';
    return pool.failureOf?.(answer, task) ?? failed('protocol', message);
  }

  /** Settles a task. Only the first outcome counts. */
  function settle(task: PendingTask, outcome: Outcome): void {
    if (!pending.delete(task)) return;
    if (task.onAbort) task.signal?.removeEventListener('abort', task.onAbort);
    task.resolve(outcome);
    if (pending.size > 0) return;
    keepAlive.unref();
    onIdle?.();
  }

  function giveUp(task: PendingTask, kind: 'aborted' | 'deadline' | 'worker-lost', message: string): void {
    settle(task, failed(kind, message, task.worker));
    task.controller?.abort();
    pool.cancel?.(task);
  }

  function expire(now: number): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const task of pending) {
      if (task.dueAt <= now) giveUp(task, 'deadline', 'The deadline of the task passed.');
      else earliest = Math.min(earliest, task.dueAt);
    }
    return earliest;
  }

  function untilIdle(): Promise<void> {
    return new Promise((resolve) => {
      onIdle = resolve;
      if (pending.size === 0) resolve();
    });
  }

  return {
    submit,
    refuse(reason) {
      const message = `No worker is left, and none can be started: ${reason}`;
      refusal ??= failed('worker-lost', message);
      for (const task of pending) giveUp(task, 'worker-lost', message);
    },
    async drain(graceMs) {
      refusal = failed('aborted', 'The executor is closed.');
      await within(untilIdle(), graceMs);
      for (const task of pending) {
        // A library that reports its workers has named the one that runs the task, if one does.
        const isWaiting = pool.workers !== undefined && task.worker === undefined;
        giveUp(task, isWaiting ? 'aborted' : 'worker-lost', 'The executor closed before the task was done.');
      }
      deadlines.stop();
      clearInterval(keepAlive);
    },
  };
}
