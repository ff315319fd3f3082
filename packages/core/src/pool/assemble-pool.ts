import type { Executor, SubmitOptions } from '../executor.ts';
import type { AbortedOutcome, FailedOutcome, Outcome } from '../outcome.ts';
import { rehearsal } from '../rehearsal.ts';
import { createDeadlineTimer } from './deadline-timer.ts';
import { createDispatcher } from './dispatcher.ts';
import { deadlineOutcome, expireTasks } from './expire-tasks.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import { createTask, settle, type Task } from './task.ts';
import { createTaskList } from './task-list.ts';
import { within } from './within.ts';
import { createWorkerSet } from './worker-set.ts';

/** A pool whose workers are not started yet. */
export interface Pool {
  /** Starts the workers. Resolves as soon as one is ready; rejects if one cannot start before that. */
  open(): Promise<void>;
  /** Ends a pool that did not open. Resolves when all its workers are gone. */
  abandon(): Promise<void>;
  readonly executor: Required<Executor>;
}

const noOptions: SubmitOptions = {};

/** Combines queue, worker set, dispatcher and deadlines into an executor. */
export function assemblePool(options: CompletePoolOptions): Pool {
  const { queueLimit, closeGraceMs } = options;
  const queue = createTaskList();
  const workerSet = createWorkerSet(options, { onRoom, onAbandon });
  const dispatcher = createDispatcher(queue, workerSet.handles);
  const deadlines = createDeadlineTimer(expire);
  const idle = Promise.withResolvers<void>();
  let submitted = 0;
  let refusal: FailedOutcome | undefined;
  let closing: Promise<void> | undefined;

  function submit(input: unknown, submitOptions: SubmitOptions = noOptions): Promise<Outcome> {
    if (closing === undefined && workerSet.retry()) refusal = undefined;
    const refused = refusal ?? refuse(submitOptions);
    if (refused) return Promise.resolve(refused);
    return new Promise((resolve) => {
      const task = createTask(++submitted, input, submitOptions, resolve);
      queue.push(task);
      deadlines.watch(task.dueAt);
      if (submitOptions.signal) abortWith(task, submitOptions.signal);
      dispatcher.schedule();
    });
  }

  function refuse({
    signal,
    deadlineMs = Number.POSITIVE_INFINITY,
  }: SubmitOptions): FailedOutcome | undefined {
    if (signal?.aborted) return abortedOutcome('The task was aborted before it was submitted.');
    if (deadlineMs <= 0) return deadlineOutcome('The deadline had passed when the task was submitted.');
    if (queue.size < queueLimit) return undefined;
    return abortedOutcome(
      `\`queueLimit\`: ${queueLimit} tasks are already waiting. Submit fewer at once, or raise the limit.`,
    );
  }

  function abortWith(task: Task, signal: AbortSignal): void {
    const onAbort = () => abort(task);
    signal.addEventListener('abort', onAbort);
    task.forgetSignal = () => signal.removeEventListener('abort', onAbort);
  }

  function abort(task: Task): void {
    const handle = workerSet.handles().find(({ inFlight }) => inFlight.find(task.id));
    if (handle) {
      const { id } = handle.worker;
      const outcome = { ...abortedOutcome(`The task was aborted on worker ${id}.`), worker: id };
      handle.killFor(task, outcome, 'was killed because another of its tasks was aborted');
    } else {
      queue.remove(task);
      settle(task, abortedOutcome('The task was aborted while it waited.'));
    }
    checkIdle();
  }

  function expire(now: number): number {
    const earliest = expireTasks(queue, workerSet.handles(), now);
    checkIdle();
    return earliest;
  }

  function onRoom(): void {
    dispatcher.schedule();
    checkIdle();
  }

  function onAbandon(reason: string): void {
    const message = `No worker can be started: ${reason}`;
    const outcome: FailedOutcome = { status: 'failed', kind: 'worker-lost', message };
    refusal ??= outcome;
    clear(outcome);
    checkIdle();
  }

  function clear(outcome: FailedOutcome): void {
    for (const task of queue) {
      queue.remove(task);
      settle(task, outcome);
    }
  }

  function checkIdle(): void {
    if (closing === undefined || queue.size > 0) return;
    for (const handle of workerSet.handles()) if (handle.inFlight.size > 0) return;
    idle.resolve();
  }

  async function shutDown(): Promise<void> {
    refusal = abortedOutcome('The executor is closed.');
    await within(idle.promise, closeGraceMs);
    clear(abortedOutcome('The executor closed before the task could run.'));
    await workerSet.dismiss(closeGraceMs);
    deadlines.stop();
  }

  return {
    open: workerSet.open,
    abandon: () => workerSet.dismiss(0),
    executor: {
      submit,
      close() {
        closing ??= shutDown();
        checkIdle();
        return closing;
      },
      ready: workerSet.ready,
      rehearsal,
      workers: () =>
        workerSet.handles().map(({ worker: { id, pid }, state }) => ({
          id,
          pid,
          state: state === 'ready' ? 'ready' : 'starting',
        })),
    },
  };
}

function abortedOutcome(message: string): AbortedOutcome {
  return { status: 'failed', kind: 'aborted', message };
}
