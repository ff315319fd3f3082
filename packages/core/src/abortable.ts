/** When to stop waiting for work that has not ended. */
export interface AbortLimits {
  /** Aborts the work and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Aborts the work after so many milliseconds and rejects with the result of `timeoutError`. */
  readonly timeoutMs?: number;
  timeoutError?(): unknown;
}

/**
 * Settles as `work` does, or rejects as soon as a limit is reached. Aborts the signal that `work` gets then. Does not
 * start `work` if `signal` is aborted already. Leaves no timer and no listener behind.
 * @throws what `work` rejects with; the reason of `signal`; the result of `timeoutError`
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
