import { messageOf } from '../errors.ts';
import type { SubmitOptions } from '../executor.ts';
import type { FailedOutcome, Outcome, WorkerId } from '../outcome.ts';
import type { LibraryAnswer } from './messages.ts';

/**
 * Whether this is the answer of a worker. If a task can send messages over the library's channel, it may be anything.
 */
export function isLibraryAnswer(answer: unknown): answer is LibraryAnswer {
  return Array.isArray(answer);
}

/** Returns the outcome of a task that a worker answered. */
export function outcomeOf([worker, value, failure]: LibraryAnswer): Outcome {
  if (failure === undefined) return { status: 'ok', value, worker };
  if (failure.status === 'failed') return failure;
  return { status: 'failed', kind: 'worker-lost', message: failure.message, worker };
}

/**
 * Returns the outcome of a task that a library rejected instead of answering it. A task's own error comes as an answer,
 * so a rejection is the library's report about the worker or the message; its words differ by library.
 */
export function failureOf(reason: unknown): FailedOutcome {
  const account = textOf(reason);
  const message = firstLineOf(account);
  if (/DataCloneError|could not be cloned/.test(account)) {
    return { status: 'failed', kind: 'unserialisable', message };
  }
  if (/ERR_WORKER_OUT_OF_MEMORY|out of memory/.test(account)) {
    return { status: 'failed', kind: 'out-of-memory', message };
  }
  const exitCode = /exit ?code[:=]? ?`?(\d+)/i.exec(account)?.[1];
  const signal = /signal(?:Code)?[:=] ?`?(SIG\w+)/.exec(account)?.[1];
  return {
    status: 'failed',
    kind: 'worker-lost',
    message,
    ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
    ...(signal !== undefined && { signal }),
  };
}

/** Which tasks a pool accepts. */
export interface TaskLimits {
  readonly canTransfer: boolean;
  /** How many may be unsettled at once. */
  readonly maxUnsettled: number;
}

/**
 * Returns the failure of a task that is not given to the library, which has `unsettled` others; `undefined` if it is
 * given.
 */
export function refusalOf(
  { signal, deadlineMs, transfer }: SubmitOptions,
  { canTransfer, maxUnsettled }: TaskLimits,
  unsettled: number,
): FailedOutcome | undefined {
  if (signal?.aborted) return failed('aborted', 'The task was aborted before it was submitted.');
  if (deadlineMs !== undefined && deadlineMs <= 0)
    return failed('deadline', 'The deadline had passed when the task was submitted.');
  if (transfer !== undefined && transfer.length > 0 && !canTransfer)
    return failed('unserialisable', 'The library cannot transfer buffers to its workers and back.');
  if (unsettled < maxUnsettled) return undefined;
  const message =
    '`queueLimit`: too many tasks are already waiting. Submit fewer at once, or raise the limit.';
  return failed('aborted', message);
}

/** Returns a failure that the adapter itself detected; `worker` is the one that has the task, if known. */
export function failed<Kind extends 'aborted' | 'deadline' | 'worker-lost' | 'unserialisable' | 'protocol'>(
  kind: Kind,
  message: string,
  worker?: WorkerId,
) {
  return { status: 'failed', kind, message, ...(worker !== undefined && { worker }) } as const;
}

/** Some libraries create an error anew and keep the original message only in the stack. */
function textOf(error: unknown): string {
  const { name, code, stack } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return [messageOf(error), name, code, stack].filter((part) => typeof part === 'string').join('\n');
}

function firstLineOf(text: string): string {
  return text.split('\n').find((line) => line.trim().length > 0) ?? 'The library gave no reason.';
}
