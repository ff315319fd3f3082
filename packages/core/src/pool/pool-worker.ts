import type { WorkerId } from '../outcome.ts';

/** A started worker, which is all that a strategy supplies. It runs `serveTasks` at its other end. */
export interface PoolWorker {
  /**
   * Unique to each worker: the process id, the thread id. The id of a per-task worker proxy changes: do not cache it.
   */
  readonly id: WorkerId;
  /** The process that runs it: the driver's own for threads. */
  readonly pid: number;
  /** Sends at once. Throws if the message cannot be serialised; nothing of it is sent then. */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Registers the one receiver of all messages. Called before any can arrive. */
  onMessage(receive: (message: unknown) => void): void;
  /** Registers the one listener for the worker's end, which comes exactly once and after its last message. */
  onExit(listener: (exit: WorkerExit) => void): void;
  /** Ends the worker at once, whatever it is doing. Has no effect if it has ended. */
  kill(): void;
}

/** How a worker ended, as far as is known. */
export interface WorkerExit {
  readonly exitCode?: number;
  readonly signal?: string;
  readonly isOutOfMemory?: boolean;
  /** Why it could not be started or why it crashed. */
  readonly error?: unknown;
  /** Whether this counts as a failed start. When missing, the pool decides by what the worker has done. */
  readonly isFailedStart?: boolean;
}
