import { frameKind, headerBytes, type RingMemory, word } from './ring-memory.ts';
import { createValueReader } from './value-reader.ts';

/** The reading end of a ring. */
export interface RingReader {
  /** Goes on to the next frame; false when there is none, and then the room of all that were read is free again. */
  next(): boolean;
  /** Of the frame that was gone on to. */
  readonly kind: number;
  /** Of the frame that was gone on to. */
  readonly id: number;
  /** Of the frame that was gone on to, which has no value. */
  readonly count: number;
  /** The value in the frame, read now: once, before the next frame. */
  takeValue(): unknown;
  /**
   * Calls `go` when there is a frame, rarely without one, after the event loop has had a turn. While it waits, nothing
   * keeps the loop alive.
   */
  whenNext(go: () => void): void;
  /**
   * Blocks this thread until there is a frame, rarely for less. Where that has helped before, it only looks for the
   * first `spinMs` milliseconds: to fall asleep and be woken takes longer than many a frame needs to come.
   */
  blockUntilNext(spinMs: number): void;
  /** Waits no more. Else the engine would keep what `whenNext` was given, and the ring with it. */
  close(): void;
}

/** Tells the processor that a loop only waits. Node 22 does not have it. */
const { pause = () => {} } = Atomics as { readonly pause?: () => void };

/** Looks between two readings of the clock. */
const looksAtOnce = 16;

/** How often a reader sleeps at once, at most, before it tries again whether looking helps. */
const mostSkips = 256;

/** The reading end of `memory`; there may be only one. */
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
   * Where the writer waits for this very core, looking only delays what is looked for. So after it was in vain, it is
   * left out for a while, and longer after each further time.
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

  /** Between this and falling asleep the writer may have come by: so the sleep is on what the writer then changes. */
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
      // Most of the time the other thread has written by then, and need not wake this one.
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
