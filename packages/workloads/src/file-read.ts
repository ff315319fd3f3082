import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

/** A part of a file. */
interface FilePart {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

const bytesParam = { workload: 'file-read', name: 'bytes', min: 1, max: 2 ** 24 };

/**
 * Reads a part of a file and hashes it. The file is the executable of Node: it exists everywhere, is large, and is in the
 * page cache, so that the cost is that of the calls and not of a disk.
 */
export default defineWorkload({
  name: 'file-read',
  description: 'reads a part of a file and hashes it: input and output with little computation',
  about: {
    stresses:
      'System calls on a file that the page cache holds, and a hash of what was read: in Node through libuv’s thread pool, in CPython without the GIL.',
    source: 'Of our own; the file is the executable of Node, which exists everywhere.',
    verification: 'By reading and hashing the same part with synchronous calls in the driver.',
  },
  tags: ['io'],
  onlyOnRequest: true,
  params: {
    bytes: { default: 65536, values: [4096, 65536, 1048576], description: 'size of the part, bytes' },
  },
  implementations: pythonModule(import.meta.url),
  input: ({ bytes }, seed): FilePart => {
    const length = requireInteger(bytesParam, bytes);
    const { size } = statSync(process.execPath);
    return { path: process.execPath, offset: (seed * length) % Math.max(1, size - length), length };
  },
  run: async ({ path, offset, length }: FilePart) => {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
    return digestOf(buffer.subarray(0, bytesRead));
  },
  /** Reads without the promises API, which `run` uses. */
  verify: (output, { path, offset, length }) => {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(length);
      return output === digestOf(buffer.subarray(0, readSync(file, buffer, 0, length, offset)));
    } finally {
      closeSync(file);
    }
  },
});

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
