import type { Readable, Writable } from 'node:stream';

/** Calls `onLine` with every whole line of `stream`. Only a line feed ends a line: JSON may hold the other separators. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let partial = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (partial + chunk).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}

/** Writes a message as one line. */
export function writeLine(stream: Writable, message: object): void {
  stream.write(`${JSON.stringify(message)}\n`);
}
