import type { FailedOutcome, Outcome, SubmitOptions } from '@parbench/core';
import { createDeadlineTimer, within } from '@parbench/core/pool';
import type { LibraryPool, LibraryTask } from './library-pool.ts';
import { faultOf } from './pool-fault.ts';
import type { PoolAnswer } from './pool-messages.ts';

/** The tasks of a library's pool that have not settled. */
export interface PoolTasks {
  submit(input: unknown, options?: SubmitOptions): Promise<Outcome>;
  /** Takes no more tasks, lets the others finish for `graceMs`, then settles them as lost. */
  drain(graceMs: number): Promise<void>;
}

interface PendingTask {
  readonly dueAt: number;
  /** Settles the task; the first outcome holds. */
  settle(outcome: Outcome): void;
  /** Asks the library to give it up; missing where the library cannot. */
  cancel: LibraryTask['cancel'];
}

type GivenUp = 'aborted' | 'deadline' | 'worker-lost';

/** No tasks yet. */
export function createPoolTasks(pool: LibraryPool, canTransfer: boolean): PoolTasks {
  const pending = new Set<PendingTask>();
  const deadlines = createDeadlineTimer(expire);
  const idle = Promise.withResolvers<void>();
  let isClosed = false;

  function submit(input: unknown, options: SubmitOptions = {}): Promise<Outcome> {
    const refused = refuse(options);
    if (refused) return Promise.resolve(refused);
    return new Promise((resolve) => start(input, options, resolve));
  }

  function refuse({ signal, deadlineMs, transfer = [] }: SubmitOptions): FailedOutcome | undefined {
    if (isClosed) return failed('aborted', 'The executor is closed.');
    if (signal?.aborted) return failed('aborted', 'The task was aborted before it was submitted.');
    if (deadlineMs !== undefined && deadlineMs <= 0)
      return failed('deadline', 'The deadline had passed when the task was submitted.');
    if (canTransfer || transfer.length === 0) return undefined;
    return failed('unserialisable', 'The library cannot transfer buffers to its workers and back.');
  }

  function start(input: unknown, options: SubmitOptions, resolve: (outcome: Outcome) => void): void {
    const { signal, transfer } = options;
    const task = track(options, resolve);
    try {
      const running = pool.run({ input }, { ...(signal && { signal }), ...(transfer && { transfer }) });
      task.cancel = running.cancel;
      running.answer.then(
        (answer) => task.settle(outcomeOf(answer)),
        (error: unknown) => task.settle(faultOf(error)),
      );
    } catch (error) {
      task.settle(faultOf(error));
    }
  }

  function track({ signal, deadlineMs }: SubmitOptions, resolve: (outcome: Outcome) => void): PendingTask {
    const onAbort = () => giveUp(task, 'aborted', 'The task was aborted.');
    const task: PendingTask = {
      dueAt: deadlineMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs,
      cancel: undefined,
      settle(outcome) {
        if (!pending.delete(task)) return;
        signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
        if (isClosed && pending.size === 0) idle.resolve();
      },
    };
    pending.add(task);
    deadlines.watch(task.dueAt);
    signal?.addEventListener('abort', onAbort);
    return task;
  }

  function giveUp(task: PendingTask, kind: GivenUp, message: string): void {
    task.settle(failed(kind, message));
    task.cancel?.();
  }

  function expire(now: number): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const task of pending) {
      if (task.dueAt <= now) giveUp(task, 'deadline', 'The deadline of the task passed.');
      else earliest = Math.min(earliest, task.dueAt);
    }
    return earliest;
  }

  return {
    submit,
    async drain(graceMs) {
      isClosed = true;
      if (pending.size > 0) await within(idle.promise, graceMs);
      for (const task of pending)
        giveUp(task, 'worker-lost', 'The executor closed before the task was done.');
      deadlines.stop();
    },
  };
}

/** Where a task can send messages over the library's channel, an answer may be anything. */
function outcomeOf(answer: PoolAnswer | undefined | null): Outcome {
  if (!Array.isArray(answer))
    return failed('protocol', 'The library gave an answer that no worker of this pool gives.');
  const [worker, value, failure]: PoolAnswer = answer as PoolAnswer;
  if (failure === undefined) return { status: 'ok', value, worker };
  if (failure.status === 'failed') return failure;
  return { ...failed('worker-lost', failure.message), worker };
}

function failed<Kind extends GivenUp | 'unserialisable' | 'protocol'>(kind: Kind, message: string) {
  return { status: 'failed', kind, message } as const;
}
