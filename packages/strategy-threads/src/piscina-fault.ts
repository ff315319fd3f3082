import type { FailedOutcome } from '@parbench/core';

/** What piscina rejects a task with when its thread exits: the only place where the exit code is to be had. */
const exitMessage = /^worker exited with code: (\d+)$/;

/**
 * The outcome of a task that piscina rejected while `thread`, if any, had it. What the task itself threw comes as the
 * outcome that our side of the thread has made of it; whatever else piscina rejects with is an error.
 */
export function faultOf(reason: unknown, thread: number | undefined): FailedOutcome {
  return reason instanceof Error ? faultOfPiscina(reason, thread) : (reason as FailedOutcome);
}

function faultOfPiscina(error: Error, thread: number | undefined): FailedOutcome {
  const { name, message, code } = error as Error & { readonly code?: unknown };
  const failed = { status: 'failed', message, ...(thread !== undefined && { worker: thread }) } as const;
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
