import { clone, unclone } from './cloned-message.ts';
import { type Primitives, pack, packedLength, unpack } from './packed-message.ts';

/** A frame is the length of its body, its kind, and its body. */
export const headBytes = 5;

const kind = { packed: 0, cloned: 1 } as const;

/**
 * Returns `message` as one frame. A list of primitives, the form of a batch of small tasks, is packed by hand, in a
 * fraction of the time; everything else is cloned.
 * @throws Error that says what cannot be cloned
 */
export function encodeFrame(message: unknown): Buffer {
  const length = packedLength(message);
  if (length === -1) return withHead(clone(message, headBytes), kind.cloned);
  const frame = withHead(Buffer.allocUnsafe(headBytes + length), kind.packed);
  pack(message as Primitives, frame, headBytes);
  return frame;
}

function withHead(frame: Buffer, frameKind: number): Buffer {
  frame.writeUInt32LE(frame.length - headBytes, 0);
  frame.writeUInt8(frameKind, 4);
  return frame;
}

/** Returns the message in a frame, in memory of its own. */
export function decodeFrame(frameKind: number, body: Buffer): unknown {
  return frameKind === kind.packed ? unpack(body) : unclone(body);
}
