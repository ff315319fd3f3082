import { alignToFrame, frameKind, headerBytes, type RingMemory, word } from './ring-memory.ts';
import { createValueWriter } from './value-writer.ts';

/** The writing end of a ring. The reader sees nothing before `publish`. */
export interface RingWriter {
  /** Drops the frames that were not published. */
  restart(): void;
  /** Adds a frame with a value. Returns false if there is no room for it, or if a ring cannot carry such a value. */
  addValue(id: number, value: unknown): boolean;
  /** Adds a frame without a value. */
  addMarker(kind: number, id: number, count: number): void;
  /** Lets the reader see all frames, and wakes it if it sleeps. */
  publish(): void;
}

/** Creates the writing end of `memory`; there may be only one. */
export function createRingWriter({ words, bytes, capacity, reserve }: RingMemory): RingWriter {
  const positions = new Int32Array(words);
  const integers = new Int32Array(bytes);
  const numbers = new Float64Array(bytes);
  const values = createValueWriter(bytes);
  const longest = bytes.byteLength - capacity;
  let published = 0;
  let position = 0;

  function add(kind: number, id: number, lengthOrCount: number, end: number): void {
    integers[position >> 2] = kind;
    integers[(position >> 2) + 1] = lengthOrCount;
    numbers[(position >> 3) + 1] = id;
    position = end < capacity ? end : 0;
  }

  /** Returns how many bytes would be free if the next frame ended at `end`. */
  function freeAfter(end: number, read: number): number {
    const next = end < capacity ? end : 0;
    return next <= read ? read - next : capacity - next + read;
  }

  return {
    restart() {
      position = published;
    },
    addValue(id, value) {
      const read = Atomics.load(positions, word.read);
      const start = position + headerBytes;
      const limit = position < read ? Math.min(start + longest, read - headerBytes) : start + longest;
      const valueEnd = values.write(value, start, limit);
      if (valueEnd < 0) return false;
      const end = alignToFrame(valueEnd);
      if (freeAfter(end, read) <= reserve) return false;
      add(frameKind.value, id, end - position, end);
      return true;
    },
    addMarker(kind, id, count) {
      const end = position + headerBytes;
      if (freeAfter(end, Atomics.load(positions, word.read)) === 0) {
        throw new Error('The ring is full: it has more unread frames than it was made for.');
      }
      add(kind, id, count, end);
    },
    publish() {
      published = position;
      Atomics.store(positions, word.written, position);
      if (Atomics.load(positions, word.isAsleep) === 0) return;
      Atomics.store(positions, word.isAsleep, 0);
      Atomics.notify(positions, word.isAsleep);
    },
  };
}
