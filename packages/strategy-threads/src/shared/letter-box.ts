import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { frameKind, type RingMemory } from './ring-memory.ts';
import { createRingReader, type RingReader } from './ring-reader.ts';

/** Receives what a `PostBox` sends. */
export interface LetterBox extends Pick<RingReader, 'whenNext' | 'blockUntilNext' | 'close'> {
  /** Gives `receive` all messages that are there now; tasks or answers that follow each other are one batch. */
  empty(receive: (message: unknown) => void): void;
}

/** The other end of a post box with the same ring, and with the port at the other end of its port. */
export function createLetterBox(ring: RingMemory, port: MessagePort): LetterBox {
  const reader = createRingReader(ring);

  function takeParcel(): unknown {
    for (let orphan = 0; orphan < reader.count; orphan++) receiveMessageOnPort(port);
    return receiveMessageOnPort(port)?.message;
  }

  function takeAll(): readonly unknown[] {
    const messages: unknown[] = [];
    let batch: unknown[] | undefined;
    while (reader.next()) {
      if (reader.kind === frameKind.message) {
        messages.push(takeParcel());
        batch = undefined;
      } else {
        if (batch === undefined) {
          batch = [];
          messages.push(batch);
        }
        batch.push(reader.id, reader.kind === frameKind.value ? reader.takeValue() : takeParcel());
      }
    }
    return messages;
  }

  return {
    whenNext: reader.whenNext,
    blockUntilNext: reader.blockUntilNext,
    close: reader.close,
    empty(receive) {
      // Reading ends before `receive` begins: what that causes to be posted would keep it going, and the room of what
      // was read would not be free.
      for (const message of takeAll()) receive(message);
    },
  };
}
