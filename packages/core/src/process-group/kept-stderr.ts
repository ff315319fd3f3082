import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Characters that are kept, the last ones: V8's report of a full heap is some 4,000 long. */
const keptCharacters = 10_000;

/** Milliseconds after the exit in which what was still in the pipe arrives, unless another process holds it open. */
const graceMs = 100;

/**
 * Reads a process's stderr as it comes, so that the process never waits for a full pipe.
 * @returns gives the end of what was written, to be called when the process has exited
 */
export function keepStderr(stderr: Readable | null): () => Promise<string> {
  let kept = '';
  const closed = Promise.withResolvers<void>();
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-keptCharacters);
  });
  stderr?.once('close', closed.resolve);
  return async () => {
    await Promise.race([closed.promise, sleep(graceMs, undefined, { ref: false })]);
    return kept;
  };
}
