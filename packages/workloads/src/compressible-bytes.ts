import { inflateSync } from 'node:zlib';
import type { Params } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

/** The parameters of `gzip` and its variants. */
export const gzipParams = {
  bytes: { default: 65536, values: [4096, 65536, 1048576], description: 'size of the input, bytes' },
  level: { default: 6, description: 'compression level, 0 to 9' },
};

/**
 * Creates the input of `gzip`: random hexadecimal digits, four bits of information in each byte.
 * @throws ParbenchError `invalid-params`
 */
export function compressibleBytes(workload: string, { bytes, level }: Params, seed: number): Uint8Array {
  requireInteger({ workload, name: 'level', min: 0, max: 9 }, Number(level));
  const length = requireInteger({ workload, name: 'bytes', min: 0, max: 2 ** 28 }, Number(bytes));
  const digits = Buffer.from(seededBytes(Math.ceil(length / 2), seed))
    .toString('hex')
    .slice(0, length);
  return new Uint8Array(Buffer.from(digits));
}

/** Whether `output` decompresses to `input`. The versions of zlib differ, so outputs are not compared themselves. */
export function isCompressed(output: Uint8Array, input: Uint8Array): boolean {
  try {
    return inflateSync(output).equals(input);
  } catch {
    return false;
  }
}
