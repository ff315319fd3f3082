import { type FailedOutcome, messageOf } from '@parbench/core';

/**
 * The outcome of a task that a library rejected instead of answering it. What a task throws comes as an answer, so this
 * is the library's own account of what became of the worker or the message, in words that differ by library.
 */
export function faultOf(error: unknown): FailedOutcome {
  const account = textOf(error);
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

/** Some libraries make an error anew and leave its message only in the stack. */
function textOf(error: unknown): string {
  const { name, code, stack } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return [messageOf(error), name, code, stack].filter((part) => typeof part === 'string').join('\n');
}

function firstLineOf(text: string): string {
  return text.split('\n').find((line) => line.trim().length > 0) ?? 'The library gave no reason.';
}
