import { messageOf, type ParbenchError } from '../errors.ts';
import type { FailedOutcome, WorkerId } from '../outcome.ts';
import type { WorkerExit } from './pool-worker.ts';

/** Why a worker ended, and what that means for the tasks that were in flight. */
export interface WorkerEnd {
  readonly kind: 'worker-lost' | 'out-of-memory' | 'protocol';
  /** One sentence for people. */
  readonly message: string;
  readonly exitCode?: number;
  readonly signal?: string;
  /**
   * Whether this counts as a failed start: the worker ended before it was ready, or of its own accord before its first
   * task.
   */
  readonly isFailedStart: boolean;
  /** The error for `open` to throw, if the worker reported one. */
  readonly error?: ParbenchError;
}

/** Returns the end of a worker that exited without being asked to. */
export function endOfExit(worker: WorkerId, exit: WorkerExit, isFailedStart: boolean): WorkerEnd {
  const { exitCode, signal, isOutOfMemory = false } = exit;
  return {
    kind: isOutOfMemory ? 'out-of-memory' : 'worker-lost',
    message: `Worker ${worker} ${describeExit(exit)}.`,
    ...(exitCode !== undefined && { exitCode }),
    ...(signal !== undefined && { signal }),
    isFailedStart,
  };
}

/** Returns the outcome of a task that was in flight when its worker ended. */
export function lossOf({ kind, message, exitCode, signal }: WorkerEnd, worker: WorkerId): FailedOutcome {
  const failed = { status: 'failed', message, worker } as const;
  if (kind !== 'worker-lost') return { ...failed, kind };
  return {
    ...failed,
    kind,
    ...(exitCode !== undefined && { exitCode }),
    ...(signal !== undefined && { signal }),
  };
}

function describeExit({ exitCode, signal, isOutOfMemory, error }: WorkerExit): string {
  if (isOutOfMemory) return 'ran out of memory';
  if (error !== undefined) return `failed: ${messageOf(error)}`;
  return signal === undefined ? `exited with code ${exitCode}` : `was ended by ${signal}`;
}
