import { isDeepStrictEqual } from 'node:util';
import { defineWorkload } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

const bytesParam = { workload: 'echo/transfer', name: 'bytes', min: 1, max: 2 ** 28 };

/** `echo` of bytes whose buffer moves to the worker and back without a copy. */
export default defineWorkload({
  name: 'echo/transfer',
  description: 'returns bytes that move both ways instead of being copied',
  about: {
    stresses:
      'The way of a payload whose buffer moves instead of being copied: the cost does not grow with the size.',
    source:
      'Of our own; [transfer](https://html.spec.whatwg.org/multipage/structured-data.html#transferable-objects) is that of structured cloning.',
    verification: 'By deep equality of the output with the input.',
  },
  tags: ['payload'],
  requires: ['transfer'],
  sync: true,
  params: {
    bytes: {
      default: 65536,
      values: [64, 1024, 65536, 1048576],
      description: 'size of the payload, bytes',
    },
  },
  input: ({ bytes }, seed) => seededBytes(requireInteger(bytesParam, bytes), seed),
  run: (input: Uint8Array<ArrayBuffer>) => input,
  transfer: ({ buffer }: Uint8Array<ArrayBuffer>) => [buffer],
  verify: (output, input) => isDeepStrictEqual(output, input),
});
