import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { frameKind, type RingMemory } from './ring-memory.ts';
import { createRingReader, type RingReader } from './ring-reader.ts';

/** Receives what a `RingSender` sends. */
export interface RingReceiver extends Pick<RingReader, 'whenNext' | 'blockUntilNext' | 'close'> {
  /** Calls `receive` with all messages that have arrived. Successive tasks or answers are one batch. */
  receiveAll(receive: (message: unknown) => void): void;
}

/** Creates the other end of a ring sender with the same ring; `port` is the other end of its port. */
export function createRingReceiver(ring: RingMemory, port: MessagePort): RingReceiver {
  const reader = createRingReader(ring);

  function takePortMessage(): unknown {
    for (let skipped = 0; skipped < reader.count; skipped++) receiveMessageOnPort(port);
    return receiveMessageOnPort(port)?.message;
  }

  function takeAll(): readonly unknown[] {
    const messages: unknown[] = [];
    let batch: unknown[] | undefined;
    while (reader.next()) {
      if (reader.kind === frameKind.message) {
        messages.push(takePortMessage());
        batch = undefined;
      } else {
        if (batch === undefined) {
          batch = [];
          messages.push(batch);
        }
        batch.push(reader.id, reader.kind === frameKind.value ? reader.takeValue() : takePortMessage());
      }
    }
    return messages;
  }

  return {
    whenNext: reader.whenNext,
    blockUntilNext: reader.blockUntilNext,
    close: reader.close,
    receiveAll(receive) {
      // Reads all messages before it calls `receive`. Otherwise the replies to them could keep the loop going, and the
      // room of the messages read would not become free.
      for (const message of takeAll()) receive(message);
    },
  };
}
