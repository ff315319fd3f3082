import { headBytes } from './frame.ts';

/** A frame of which a part has not arrived yet. */
interface PartialFrame {
  readonly kind: number;
  readonly body: Buffer;
  filled: number;
}

/**
 * Splits a stream of bytes into frames, however it is chunked. A frame within one chunk is not copied, any other once.
 */
export function createFrameReader(readFrame: (kind: number, body: Buffer) => void): (chunk: Buffer) => void {
  let partialHead: Buffer = Buffer.alloc(0);
  let partial: PartialFrame | undefined;

  function fill(frame: PartialFrame, chunk: Buffer, position: number): number {
    const copied = chunk.copy(frame.body, frame.filled, position);
    frame.filled += copied;
    if (frame.filled === frame.body.length) {
      partial = undefined;
      readFrame(frame.kind, frame.body);
    }
    return position + copied;
  }

  return (received) => {
    const chunk = partialHead.length === 0 ? received : Buffer.concat([partialHead, received]);
    let position = partial ? fill(partial, chunk, 0) : 0;
    while (chunk.length - position >= headBytes) {
      const length = chunk.readUInt32LE(position);
      const kind = chunk.readUInt8(position + 4);
      position += headBytes;
      if (chunk.length - position >= length) {
        readFrame(kind, chunk.subarray(position, position + length));
        position += length;
      } else {
        partial = { kind, body: Buffer.allocUnsafe(length), filled: 0 };
        position = fill(partial, chunk, position);
      }
    }
    partialHead = chunk.subarray(position);
  };
}
