/** A ring in shared memory, for one thread that writes and one that reads; goes to the other thread as it is. */
export interface RingMemory {
  /** Where both are, one 32-bit integer a cache line: see `word`. */
  readonly words: SharedArrayBuffer;
  /** The frames, and behind `capacity` room for one that begins before it and ends beyond. */
  readonly bytes: SharedArrayBuffer;
  /** Where the ring starts over, in bytes. */
  readonly capacity: number;
  /** What is kept free for frames without a value, in bytes: a frame with one must leave as much. */
  readonly reserve: number;
}

/** What the integers in `words` say, by index. */
export const word = {
  /** Where the next frame will begin, in bytes; written by the writer. */
  written: 0,
  /** Where the oldest frame that was not read begins, in bytes; written by the reader. */
  read: 16,
  /** 1 while the reader sleeps or is about to, and what it sleeps on; whoever sets it back wakes the reader. */
  isAsleep: 32,
} as const;

/** All that a frame is besides its value. */
export const frameKind = {
  /** A task's or answer's number and content, which is in the frame. */
  value: 0,
  /** A number; the content is the next message on the port, after as many as the frame counts. */
  portValue: 1,
  /** The whole message is the next one on the port, after as many as the frame counts. */
  message: 2,
} as const;

/** Bytes before a frame's value: its kind, its length (without a value: a count) and a number. Frames begin at multiples of it. */
export const headerBytes = 16;

const wordsBytes = 192;

/** Beside tasks or answers, a ring holds a few control messages at most. */
const mostControlMessages = 8;

/**
 * An empty ring for `valueBytes` of frames with values. However full it is, `mostFrames` unread ones find room if their
 * values go elsewhere, so that a writer never has to wait. The largest value in it has a quarter of `valueBytes`.
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

/** The first place at or after `position` where a frame can begin. */
export function alignToFrame(position: number): number {
  return Math.ceil(position / headerBytes) * headerBytes;
}
