import type { Writable } from 'node:stream';

/** Resolves when everything written to `stream` is flushed, or can no longer be. */
export function flushed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed) resolve();
    else stream.write('', () => resolve());
  });
}
