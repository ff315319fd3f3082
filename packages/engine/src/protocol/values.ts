import { readFile } from 'node:fs/promises';
import { decodeTagged, encodeTagged, messageOf } from '@parbench/core';
import type { TransportedValue } from './messages.ts';
import { TrialEnd } from './trial-end.ts';

/** Values whose text is longer than this travel by file, bytes. */
export const mostInlineBytes = 64 * 1024;

/**
 * Writes values for a host in another language, as docs/trial-protocol.md maps them: small ones into the message, the
 * others one after another into the file that `writeFile` makes, if there are any.
 * @throws TrialEnd with status `skipped` that names the path to what cannot cross and its type; what `writeFile` throws
 */
export async function encodeValues(
  values: readonly unknown[],
  writeFile: (text: Buffer) => Promise<string>,
): Promise<TransportedValue[]> {
  const texts = values.map((value) => {
    const tagged = tag(value);
    return { tagged, text: Buffer.from(JSON.stringify(tagged)) };
  });
  const large = texts.map(({ text }) => text).filter((text) => text.length > mostInlineBytes);
  const path = large.length === 0 ? '' : await writeFile(Buffer.concat(large));
  let offset = 0;
  return texts.map(({ tagged, text: { length } }) => {
    if (length <= mostInlineBytes) return { json: tagged };
    const location = { path, offset, length };
    offset += length;
    return location;
  });
}

function tag(value: unknown): unknown {
  try {
    return encodeTagged(value, { carriesBigInt: true });
  } catch (error) {
    throw new TrialEnd('skipped', messageOf(error));
  }
}

/**
 * Reads values as a host in another language writes them.
 * @throws what reading a file and parsing its text throw
 */
export async function decodeValues(values: readonly TransportedValue[]): Promise<readonly unknown[]> {
  const files = new Map<string, Promise<Buffer>>();
  return Promise.all(
    values.map(async (value) => {
      if ('json' in value) return decodeTagged(value.json);
      const { path, offset, length } = value;
      const file = files.get(path) ?? readFile(path);
      files.set(path, file);
      return decodeTagged(JSON.parse((await file).toString('utf8', offset, offset + length)));
    }),
  );
}
