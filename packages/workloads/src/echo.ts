import { isDeepStrictEqual } from 'node:util';
import { defineWorkload, ParbenchError } from '@parbench/core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

/** One entry of an `object` payload: 64 bytes of JSON with its separator. */
interface EchoRecord {
  readonly id: number;
  readonly isValid: boolean;
  readonly position: { readonly x: number; readonly y: number };
}

const recordBytes = 64;
const bytesParam = { workload: 'echo', name: 'bytes', min: 0, max: 2 ** 28 };

/** Returns its input: shows the cost of a payload there and back. */
export default defineWorkload({
  name: 'echo',
  description: 'returns its input: the cost of a payload both ways',
  about: {
    stresses:
      'The way of a payload to a worker and back: copying, cloning and encoding, with no work. Its parameters give the size, and a typed array, a string or objects.',
    source: 'Of our own.',
    verification: 'By deep equality of the output with the input.',
  },
  tags: ['payload'],
  sync: true,
  params: {
    bytes: {
      default: 65536,
      values: [0, 64, 1024, 65536, 1048576],
      description: 'size of the payload, bytes (`object`: of its JSON, in steps of 64)',
    },
    kind: {
      default: 'bytes',
      values: ['bytes', 'string', 'object'],
      description: 'a Uint8Array, a one-byte string, or an array of nested objects',
    },
  },
  implementations: pythonModule(import.meta.url),
  input: ({ bytes, kind }, seed) => createPayload(kind, requireInteger(bytesParam, bytes), seed),
  run: (input) => input,
  verify: (output, input) => isDeepStrictEqual(output, input),
});

function createPayload(kind: string, bytes: number, seed: number): unknown {
  switch (kind) {
    case 'bytes':
      return seededBytes(bytes, seed);
    case 'string':
      return Buffer.from(seededBytes(Math.ceil(bytes / 2), seed))
        .toString('hex')
        .slice(0, bytes);
    case 'object':
      return createRecords(Math.floor(bytes / recordBytes), seed);
    default:
      throw new ParbenchError(
        'invalid-params',
        `\`kind\` of \`echo\`: expected \`bytes\`, \`string\` or \`object\`, received \`${kind}\`.`,
      );
  }
}

function createRecords(count: number, seed: number): readonly EchoRecord[] {
  const random = xoroshiro128plus(seed);
  const sixDigits = () => uniformInt(random, 100_000, 999_999);
  return Array.from({ length: count }, () => ({
    id: sixDigits(),
    isValid: true,
    position: { x: sixDigits(), y: sixDigits() },
  }));
}
