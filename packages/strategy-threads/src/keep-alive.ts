/** Keeps the process alive while something is awaited that does not do so by itself. */
export interface KeepAlive {
  /** One more thing is awaited. */
  hold(): void;
  /** One thing less. */
  release(): void;
  end(): void;
}

/** Piscina's threads are unreferenced: a process that only waits for a thread to start, or for a task behind one, would exit. */
export function createKeepAlive(): KeepAlive {
  const timer = setInterval(() => {}, 2 ** 31 - 1).unref();
  let holders = 0;
  return {
    hold() {
      if (holders++ === 0) timer.ref();
    },
    release() {
      if (--holders === 0) timer.unref();
    },
    end: () => clearInterval(timer),
  };
}
