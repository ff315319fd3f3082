import { createHash } from 'node:crypto';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

const bytesParam = { workload: 'sha256', name: 'bytes', min: 0, max: 2 ** 30 };

/** Hashes bytes in native code: the payload crosses one way, and V8's JIT has no influence. */
export default defineWorkload({
  name: 'sha256',
  description: 'hashes bytes with SHA-256 in native code (node:crypto)',
  about: {
    stresses:
      'Native code on a payload that crosses one way: the hash is fast, so that sending the bytes may cost more than hashing them.',
    source:
      'SHA-256, [FIPS 180-4](https://csrc.nist.gov/pubs/fips/180-4/upd1/final), by the OpenSSL of Node or CPython.',
    verification:
      'The driver hashes its own copy of the input, so that a damaged input and the output for another one are found.',
  },
  tags: ['cpu', 'native'],
  sync: true,
  params: {
    bytes: { default: 65536, values: [64, 4096, 65536, 1048576], description: 'size of the input, bytes' },
  },
  implementations: pythonModule(import.meta.url),
  input: ({ bytes }, seed) => seededBytes(requireInteger(bytesParam, bytes), seed),
  run: (input: Uint8Array) => digestOf(input),
  /** Hashes the driver's own copy, so that an input damaged on the way, or the output for another input, is found. */
  verify: (output, input) => output === digestOf(input),
});

function digestOf(input: Uint8Array): string {
  return createHash('sha256').update(input).digest('hex');
}
