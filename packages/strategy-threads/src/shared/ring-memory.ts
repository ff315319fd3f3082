/** A ring in shared memory, for one thread that writes and one that reads. It is sent to the other thread as it is. */
export interface RingMemory {
  /** The positions of both, one 32-bit integer a cache line: see `word`. */
  readonly words: SharedArrayBuffer;
  /** The frames. Beyond `capacity` there is room for the end of a frame that begins before it. */
  readonly bytes: SharedArrayBuffer;
  /** The position at which the ring starts over, in bytes. */
  readonly capacity: number;
  /** Bytes that stay free for frames without a value: a frame with a value must leave as much. */
  readonly reserve: number;
}

/** The meaning of the integers in `words`, by index. */
export const word = {
  /** The position of the next frame, in bytes; written by the writer. */
  written: 0,
  /** The position of the oldest unread frame, in bytes; written by the reader. */
  read: 16,
  /**
   * 1 while the reader sleeps or is about to. It sleeps on this word, and the writer that resets it wakes the reader.
   */
  isAsleep: 32,
} as const;

/** The kinds of frames. */
export const frameKind = {
  /** The number of a task or answer, and its content. */
  value: 0,
  /** A number. The content is the next message on the port, after as many others as the frame counts. */
  portValue: 1,
  /** The whole message is the next one on the port, after as many others as the frame counts. */
  message: 2,
} as const;

/**
 * Bytes before a frame's value: its kind, its length (or, without a value, a count) and a number. Frames begin at
 * multiples of it.
 */
export const headerBytes = 16;

const wordsBytes = 192;

/** Beside tasks or answers, a ring holds a few control messages at most. */
const mostControlMessages = 8;

/**
 * Creates an empty ring for `valueBytes` of frames with values. However full it is, `mostFrames` unread ones fit if
 * their values go elsewhere, so a writer never waits. The largest value has a quarter of `valueBytes`.
 */
export function createRingMemory(valueBytes: number, mostFrames: number): RingMemory {
  const reserve = (mostFrames + mostControlMessages) * headerBytes;
  const capacity = alignToFrame(valueBytes) + reserve;
  return {
    words: new SharedArrayBuffer(wordsBytes),
    bytes: new SharedArrayBuffer(capacity + alignToFrame(valueBytes / 4)),
    capacity,
    reserve,
  };
}

/** Returns the first position from `position` on where a frame can begin. */
export function alignToFrame(position: number): number {
  return Math.ceil(position / headerBytes) * headerBytes;
}
