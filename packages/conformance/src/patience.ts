import { setTimeout as wait } from 'node:timers/promises';

/**
 * What `promise` gives, if that is within `limitMs`; `what` completes the message of the error otherwise.
 * @throws Error "... within N ms"
 */
export async function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  using stack = new DisposableStack();
  const expired = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ${what} within ${limitMs} ms.`)), limitMs);
    stack.defer(() => clearTimeout(timer));
  });
  return await Promise.race([promise, expired]);
}

/**
 * Looks every 10 ms until `look` gives something other than `undefined` or `false`, and gives that.
 * @throws Error "... within N ms"
 */
export async function until<T>(limitMs: number, what: string, look: () => T | undefined | false): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`Not ${what} within ${limitMs} ms.`);
    await wait(10);
  }
}
