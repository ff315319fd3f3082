import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** How many of the last characters are kept: V8's report of a full heap is some 4,000 long. */
const keptCharacters = 10_000;

/** How long to wait after the exit for output that is still in the pipe, in ms; another process may hold it open. */
const graceMs = 100;

/**
 * Reads a process's stderr as it is written, so that the process never waits for a full pipe.
 * @returns a function to call when the process has exited: it resolves to the end of the output
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
