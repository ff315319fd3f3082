import type { MessagePort } from 'node:worker_threads';
import type { RingMemory } from './ring-memory.ts';

/** The `workerData` of a thread of `threads/shared`. */
export interface ThreadMemory {
  readonly toThread: RingMemory;
  readonly fromThread: RingMemory;
  /** The port for values that the rings cannot carry. */
  readonly port: MessagePort;
  /** How long the thread spins for its next task before it sleeps, if it may block; in milliseconds. */
  readonly spinMs: number;
}
