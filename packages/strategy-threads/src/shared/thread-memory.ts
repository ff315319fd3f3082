import type { MessagePort } from 'node:worker_threads';
import type { RingMemory } from './ring-memory.ts';

/** What a thread of `threads/shared` is given at its start. */
export interface ThreadMemory {
  readonly toThread: RingMemory;
  readonly fromThread: RingMemory;
  /** For what the rings cannot carry. */
  readonly port: MessagePort;
  /** How long the thread looks for its next task before it sleeps, where it may block, milliseconds. */
  readonly spinMs: number;
}
