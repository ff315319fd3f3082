import type { MessagePort } from 'node:worker_threads';
import { frameKind, type RingMemory } from './ring-memory.ts';
import { createRingWriter } from './ring-writer.ts';

/** Sends messages of the pool kernel to another thread. */
export interface RingSender {
  /** Sends at once, and never waits. Throws when the message cannot be cloned, and then nothing of it was sent. */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
}

/**
 * Sends what a ring can carry through `ring`, and all else as messages over `port`: what needs structured clone, shares
 * memory or moves, and what does not fit. In the ring, a marker keeps its place, so that the order is that of the ring.
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

  /** Contents go one by one: what two tasks have in common must not be one at the other end. */
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
