import type { Socket } from 'node:net';
import { decodeFrame, encodeFrame } from './frame.ts';
import { createFrameReader } from './frame-reader.ts';

/** The stdio slot of the socket between driver and worker: a socket pair, or a named pipe on Windows. */
export const socketSlot = 3;

/** Sends one message over `socket`, in one write. Throws when it cannot be serialised, and then nothing is sent. */
export function sendOver(socket: Socket, message: unknown): void {
  socket.write(encodeFrame(message));
}

/** Has `receive` called with every message that comes over `socket`; with an error for one that cannot be read. */
export function receiveFrom(socket: Socket, receive: (message: unknown) => void): void {
  const read = createFrameReader((kind, body) => receive(decodeOrError(kind, body)));
  socket.on('data', read);
}

function decodeOrError(kind: number, body: Buffer): unknown {
  try {
    return decodeFrame(kind, body);
  } catch (error) {
    return error;
  }
}
