import type { Readable, Writable } from 'node:stream';

/** The file descriptors on which a child process reads requests and writes replies, one a line. */
export const fileDescriptors = { requests: 3, replies: 4 } as const;

/** Captured before any module of the user is loaded, which may replace it. */
const { stringify } = JSON;

/** Calls `onLine` with every whole line of `stream`. Only a line feed ends a line: JSON may hold the other separators. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let partial = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    // Only the chunk is searched: the time of a long line is proportional to its length.
    const [end = '', ...starts] = chunk.split('\n');
    partial += end;
    for (const start of starts) {
      onLine(partial);
      partial = start;
    }
  });
}

/** Writes a message as one line. */
export function writeLine(stream: Writable, message: object): void {
  stream.write(`${stringify(message)}\n`);
}
