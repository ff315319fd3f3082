/** When work is given up before it ends. */
export interface GiveUpLimits {
  /** Gives up with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Gives up after so many milliseconds, with the error that `late` makes. */
  readonly timeoutMs?: number;
  late?(): unknown;
}

/**
 * Settles as `work` does or, when it is given up sooner, rejects at once. `work` is told by the signal that it gets, and
 * is not begun if the given one is aborted already. Leaves no timer and no listener behind.
 * @throws whatever `work` rejects with; the reason of `signal`; what `late` returns
 */
export async function unlessGivenUp<T>(
  work: (stop: AbortSignal) => PromiseLike<T>,
  { signal, timeoutMs, late }: GiveUpLimits,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const givenUp = Promise.withResolvers<never>();
  const onAbort = () => givenUp.reject(signal?.reason);
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => givenUp.reject(late?.()), timeoutMs);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work(stop.signal), givenUp.promise]);
  } finally {
    stop.abort();
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
