import { types } from 'node:util';
import { defineWorkload } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

const bytesParam = { workload: 'echo/shared', name: 'bytes', min: 0, max: 2 ** 28 };

/** `echo` of bytes in memory that driver and workers share: only the reference crosses. */
export default defineWorkload({
  name: 'echo/shared',
  description: 'returns bytes in shared memory: only the reference crosses',
  about: {
    stresses: 'The way of a reference to memory that driver and workers share: nothing is copied or moved.',
    source: 'Of our own.',
    verification: 'By equality of the bytes, and by whether the memory is shared.',
  },
  tags: ['payload', 'shared'],
  requires: ['sharedMemory'],
  sync: true,
  params: {
    bytes: {
      default: 65536,
      values: [0, 64, 1024, 65536, 1048576],
      description: 'size of the payload, bytes',
    },
  },
  input({ bytes }, seed) {
    const shared = new Uint8Array(new SharedArrayBuffer(requireInteger(bytesParam, bytes)));
    shared.set(seededBytes(bytes, seed));
    return shared;
  },
  run: (input) => input,
  verify: (output, input) => types.isSharedArrayBuffer(output.buffer) && Buffer.compare(output, input) === 0,
});
