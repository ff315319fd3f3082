import { deflateSync, inflateSync } from 'node:zlib';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

const bytesParam = { workload: 'gzip', name: 'bytes', min: 0, max: 2 ** 28 };
const levelParam = { workload: 'gzip', name: 'level', min: 0, max: 9 };

/**
 * Compresses bytes in native code, as gzip does, in the format of zlib, whose checksum covers all of it. The versions of zlib
 * differ, so outputs are verified by decompressing them.
 */
export default defineWorkload({
  name: 'gzip',
  description: 'compresses bytes in native code (node:zlib)',
  tags: ['cpu', 'native'],
  onlyOnRequest: true,
  sync: true,
  params: {
    bytes: { default: 65536, values: [4096, 65536, 1048576], description: 'size of the input, bytes' },
    level: { default: 6, description: 'compression level, 0 to 9' },
  },
  implementations: pythonModule(import.meta.url),
  input: ({ bytes, level }, seed) => {
    requireInteger(levelParam, level);
    return compressibleBytes(requireInteger(bytesParam, bytes), seed);
  },
  run: (input: Uint8Array, _state, { level }) => deflateSync(input, { level }),
  verify: (output, input) => decompress(output)?.equals(input) === true,
});

/** Returns undefined for bytes that are not compressed ones. */
function decompress(output: Uint8Array): Buffer | undefined {
  try {
    return inflateSync(output);
  } catch {
    return undefined;
  }
}

/** Random hexadecimal digits: four bits of information in each byte. */
function compressibleBytes(length: number, seed: number): Uint8Array {
  const digits = Buffer.from(seededBytes(Math.ceil(length / 2), seed))
    .toString('hex')
    .slice(0, length);
  return new Uint8Array(Buffer.from(digits));
}
