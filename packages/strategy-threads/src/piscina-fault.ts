import { type FailedOutcome, messageOf } from '@parbench/core';

/** What piscina rejects a task with when its thread exits: the only place where the exit code is to be had. */
const exitMessage = /^worker exited with code: (\d+)$/;

/** The outcome of a task that piscina rejected. What the task itself threw comes as an answer and never gets here. */
export function faultOf(error: unknown): FailedOutcome {
  const message = messageOf(error);
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'DataCloneError') return { status: 'failed', kind: 'unserialisable', message };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { status: 'failed', kind: 'out-of-memory', message };
  const exitCode = exitMessage.exec(message)?.[1];
  if (exitCode === undefined)
    return {
      status: 'failed',
      kind: 'worker-lost',
      message: `The thread failed outside of the task: ${message}`,
    };
  return {
    status: 'failed',
    kind: 'worker-lost',
    message: `The thread exited with code ${exitCode}.`,
    exitCode: Number(exitCode),
  };
}
