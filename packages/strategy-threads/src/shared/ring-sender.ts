import type { MessagePort } from 'node:worker_threads';
import { frameKind, type RingMemory } from './ring-memory.ts';
import { createRingWriter } from './ring-writer.ts';

/** Sends messages of the pool kernel to another thread. */
export interface RingSender {
  /** Sends at once, and never waits. Throws if the message cannot be cloned; nothing of it is sent then. */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
}

/**
 * Creates a sender that uses `ring` for values that a ring can carry, and `port` for all others: those that need
 * structured clone, share memory, move, or do not fit. A marker in the ring takes their place, so that all messages
 * arrive in the order of the ring.
 */
export function createRingSender(ring: RingMemory, port: MessagePort): RingSender {
  const writer = createRingWriter(ring);
  let portMessages = 0;
  /** Messages on the port without a marker in the ring: the batch that they belong to was refused. */
  let unmarked = 0;

  function sendOverPort(kind: number, id: number, content: unknown, transfer?: readonly ArrayBuffer[]): void {
    port.postMessage(content, transfer);
    portMessages++;
    writer.addMarker(kind, id, portMessages === 1 ? unmarked : 0);
  }

  /** Writes each content separately: an object that two tasks share must not be one object at the other end. */
  function addBatch(batch: readonly unknown[]): void {
    for (let at = 0; at < batch.length; at += 2) {
      const id = batch[at] as number;
      const content = batch[at + 1];
      if (!writer.addValue(id, content)) sendOverPort(frameKind.portValue, id, content);
    }
  }

  return {
    post(message, transfer = []) {
      writer.restart();
      portMessages = 0;
      try {
        if (!Array.isArray(message) || transfer.length > 0)
          sendOverPort(frameKind.message, 0, message, transfer);
        else addBatch(message);
      } catch (error) {
        unmarked += portMessages;
        throw error;
      }
      if (portMessages > 0) unmarked = 0;
      writer.publish();
    },
  };
}
