import { setTimeout as wait } from 'node:timers/promises';

/** Settles as `work` does or, if that takes longer than `limitMs`, as `expire` does. */
export async function orAfter<T>(limitMs: number, work: Promise<T>, expire: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  try {
    return await Promise.race([work, expired.then(expire)]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Returns the value of `promise`, which must settle within `limitMs`; `what` completes the error message.
 * @throws Error "Expected ... within N ms."
 */
export function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  return orAfter(limitMs, promise, () => {
    throw new Error(`Expected ${what} within ${limitMs} ms.`);
  });
}

/**
 * Calls `look` every 10 ms until it returns something other than `undefined` or `false`, and returns that.
 * @throws Error "Expected ... within N ms."
 */
export async function until<T>(limitMs: number, what: string, look: () => T | undefined | false): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`Expected ${what} within ${limitMs} ms.`);
    await wait(10);
  }
}
