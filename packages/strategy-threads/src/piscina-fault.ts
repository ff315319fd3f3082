import { type FailedOutcome, messageOf } from '@parbench/core';

/** What piscina rejects a task with when its thread exits: the only place where the exit code is to be had. */
const exitMessage = /^worker exited with code: (\d+)$/;

/**
 * The outcome of a task that piscina rejected while `thread`, if any, had it. What the task itself threw comes as an
 * answer and never gets here.
 */
export function faultOf(error: unknown, thread: number | undefined): FailedOutcome {
  const message = messageOf(error);
  const failed = { status: 'failed', message, ...(thread !== undefined && { worker: thread }) } as const;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'DataCloneError')
    return { ...failed, kind: 'unserialisable', message: `The input: ${message}` };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { ...failed, kind: 'out-of-memory' };
  const exitCode = exitMessage.exec(message)?.[1];
  if (exitCode !== undefined) {
    return {
      ...failed,
      kind: 'worker-lost',
      message: `The thread exited with code ${exitCode}.`,
      exitCode: Number(exitCode),
    };
  }
  return { ...failed, kind: 'worker-lost', message: `The thread crashed outside of any task: ${message}` };
}
