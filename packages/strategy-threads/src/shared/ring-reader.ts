import { frameKind, headerBytes, type RingMemory, word } from './ring-memory.ts';
import { createValueReader } from './value-reader.ts';

/** The reading end of a ring. */
export interface RingReader {
  /** Advances to the next frame. Returns false if there is none; then the room of all frames read is free again. */
  next(): boolean;
  /** The kind of the current frame. */
  readonly kind: number;
  /** The number of the current frame. */
  readonly id: number;
  /** The count of the current frame, if it has no value. */
  readonly count: number;
  /** Reads the value of the current frame. Call it once, before the next frame. */
  takeValue(): unknown;
  /**
   * Calls `go` when there is a frame (rarely without one), after a turn of the event loop. Waiting does not keep the
   * loop alive.
   */
  whenNext(go: () => void): void;
  /**
   * Blocks this thread until there is a frame, rarely for less. If that has helped before, it spins for the first
   * `spinMs` milliseconds: falling asleep and waking often takes longer than the next frame takes to arrive.
   */
  blockUntilNext(spinMs: number): void;
  /** Stops waiting. Otherwise the engine would keep the callback of `whenNext`, and the ring with it. */
  close(): void;
}

/** Tells the processor that a loop only waits. Node 22 does not have it. */
const { pause = () => {} } = Atomics as { readonly pause?: () => void };

/** Checks between two readings of the clock. */
const looksAtOnce = 16;

/** For how many waits a reader skips spinning, at most, before it tries again. */
const mostSkips = 256;

/** Creates the reading end of `memory`; there may be only one. */
export function createRingReader({ words, bytes, capacity }: RingMemory): RingReader {
  const positions = new Int32Array(words);
  const integers = new Int32Array(bytes);
  const numbers = new Float64Array(bytes);
  const values = createValueReader(bytes);
  let frame = 0;
  let position = 0;
  let isClosed = false;
  let skips = 0;
  let skipsAfterFailure = 1;

  function lookAgain(go: () => void): void {
    if (isClosed) return;
    const sleep = !hasNext() && isToSleep() ? Atomics.waitAsync(positions, word.isAsleep, 1) : undefined;
    if (sleep?.async) void sleep.value.then(go);
    else go();
  }

  /**
   * If the writer waits for this very core, spinning only delays it. So after spinning without success, the reader
   * skips it for a while, and longer after each further time.
   */
  function lookFor(ms: number): boolean {
    if (skips > 0) {
      skips--;
      return false;
    }
    const isThere = spin(ms);
    skipsAfterFailure = isThere ? 1 : Math.min(2 * skipsAfterFailure, mostSkips);
    skips = isThere ? 0 : skipsAfterFailure;
    return isThere;
  }

  function spin(ms: number): boolean {
    const endMs = performance.now() + ms;
    do {
      for (let look = 0; look < looksAtOnce; look++) {
        if (hasNext()) return true;
        pause();
      }
    } while (performance.now() < endMs);
    return false;
  }

  /**
   * Announces the sleep, then checks again: the writer may have come in between. Sleeping on the announced word is
   * safe, since the writer changes it.
   */
  function isToSleep(): boolean {
    Atomics.store(positions, word.isAsleep, 1);
    return !hasNext();
  }

  function hasNext(): boolean {
    return position !== Atomics.load(positions, word.written);
  }

  return {
    next() {
      if (!hasNext()) {
        Atomics.store(positions, word.read, position);
        return false;
      }
      frame = position;
      const hasValue = integers[frame >> 2] === frameKind.value;
      const end = frame + (hasValue ? (integers[(frame >> 2) + 1] as number) : headerBytes);
      position = end < capacity ? end : 0;
      return true;
    },
    get kind() {
      return integers[frame >> 2] as number;
    },
    get id() {
      return numbers[(frame >> 3) + 1] as number;
    },
    get count() {
      return integers[(frame >> 2) + 1] as number;
    },
    takeValue: () => values.read(frame + headerBytes),
    whenNext(go) {
      // Usually the other thread has written by then, and need not wake this one.
      setImmediate(lookAgain, go);
    },
    blockUntilNext(spinMs) {
      if (!lookFor(spinMs) && isToSleep()) Atomics.wait(positions, word.isAsleep, 1);
    },
    close() {
      isClosed = true;
      Atomics.store(positions, word.isAsleep, 0);
      Atomics.notify(positions, word.isAsleep);
    },
  };
}
