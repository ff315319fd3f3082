import { createReadStream } from 'node:fs';
import { formatBytes } from '@parbench/report/quantities';

/**
 * Reads a text of at most `mostBytes` from a file, a pipe or a device: UTF-8, or UTF-16 with a byte order mark, in which
 * PowerShell redirects. The mark is not part of the text.
 * @throws Error if it is longer, and what the file system throws
 */
export async function readText(file: string, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Its size is not asked for: a device has none, and never ends.
  for await (const chunk of createReadStream(file)) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`it has more than ${formatBytes(mostBytes)}`);
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  const isUtf16 = content[0] === 0xff && content[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(content);
}
