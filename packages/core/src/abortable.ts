/** When work is given up before it ends. */
export interface AbortLimits {
  /** Gives up with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Gives up after so many milliseconds, with the error that `timeoutError` makes. */
  readonly timeoutMs?: number;
  timeoutError?(): unknown;
}

/**
 * Settles as `work` does or, when it is given up sooner, rejects at once. `work` is told by the signal that it gets, and
 * is not begun if the given one is aborted already. Leaves no timer and no listener behind.
 * @throws whatever `work` rejects with; the reason of `signal`; what `timeoutError` returns
 */
export async function abortable<T>(
  work: (stop: AbortSignal) => PromiseLike<T>,
  { signal, timeoutMs, timeoutError }: AbortLimits,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal?.reason);
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => aborted.reject(timeoutError?.()), timeoutMs);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work(stop.signal), aborted.promise]);
  } finally {
    stop.abort();
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
