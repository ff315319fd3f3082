import type { WorkerId } from '../outcome.ts';

/** All that a strategy supplies: one started worker, which runs the worker side (`serveTasks`) at its other end. */
export interface PoolWorker {
  /** Another one for every worker: the process id, the thread id. A proxy's changes: read it anew, do not keep it. */
  readonly id: WorkerId;
  /** The process that runs it: the driver's own for threads. */
  readonly pid: number;
  /** Sends at once. Throws when the message cannot be serialised, and then nothing of it was sent. */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Registers the one receiver of all messages. Called before any can arrive. */
  onMessage(receive: (message: unknown) => void): void;
  /** Registers the one listener for the worker's end, which comes exactly once and after its last message. */
  onExit(listener: (exit: WorkerExit) => void): void;
  /** Ends the worker at once, whatever it does. Harmless when it has ended. */
  kill(): void;
}

/** How a worker ended, as far as is known. */
export interface WorkerExit {
  readonly exitCode?: number;
  readonly signal?: string;
  readonly isOutOfMemory?: boolean;
  /** Why it could not be started, or what it died of. */
  readonly error?: unknown;
  /** Whether the worker itself is to blame, where it knows better than the pool, which goes by what it has seen. */
  readonly isFailedStart?: boolean;
}
