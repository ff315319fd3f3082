import { readFile } from 'node:fs/promises';
import { decodeTagged, encodeTagged, messageOf } from '@parbench/core';
import type { TransportedValue } from './transported-value.ts';
import { TrialEnd } from './trial-end.ts';

/** The longest text of a value that is part of the message, bytes; longer ones are written to a file. */
export const mostInlineBytes = 64 * 1024;

/**
 * Encodes values for a host in another language, as docs/trial-protocol.md maps them: small ones into the message, the
 * others one after another into the file that `writeFile` creates.
 * @throws TrialEnd with status `skipped`, with the path and type of a value that cannot be encoded; and what
 * `writeFile` throws
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
 * Decodes values from a host in another language.
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
