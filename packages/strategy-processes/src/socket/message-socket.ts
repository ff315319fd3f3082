import type { Socket } from 'node:net';
import { decodeFrame, encodeFrame } from './frame.ts';
import { createFrameReader } from './frame-reader.ts';

/** The stdio slot of the socket between driver and worker: a socket pair, or a named pipe on Windows. */
export const socketSlot = 3;

/** Sends one message over `socket`, in one write. Throws if it cannot be serialised; nothing is sent then. */
export function sendOver(socket: Socket, message: unknown): void {
  socket.write(encodeFrame(message));
}

/** Calls `receive` with every message that arrives over `socket`, and with an error for one that cannot be read. */
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
