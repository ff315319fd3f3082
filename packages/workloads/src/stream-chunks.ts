import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { defineJob, type Executor } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';
import { outputOf } from './task-outputs.ts';

/** The stream and how it is sent. */
interface ChunkStream {
  readonly chunks: readonly Uint8Array[];
  readonly inFlight: number;
}

const workload = 'stream-chunks';
const chunkParam = { workload, name: 'chunkBytes', min: 1, max: 2 ** 26 };
const chunksParam = { workload, name: 'chunks', min: 1, max: 1_000_000 };
const inFlightParam = { workload, name: 'inFlight', min: 1, max: 1_000_000 };

/** Streams bytes to workers chunk by chunk, with backpressure, and collects the digests in the order of the stream. */
export default defineJob({
  name: 'stream-chunks',
  description: 'streams bytes to workers in chunks with backpressure; each chunk is hashed',
  about: {
    stresses:
      'The channel to the workers: 4 MiB go out in 64 chunks, a few at a time, and little comes back. Whether a stream gains from workers depends on what a byte costs to send beside what it costs to process.',
    source:
      'The question of [avajs/ava#3010](https://github.com/avajs/ava/issues/3010): what a stream of many chunks to a worker costs. The kernel is SHA-256.',
    verification: 'The driver hashes its own chunks, and compares the digests in the order of the stream.',
  },
  tags: ['payload', 'native', 'job'],
  onlyOnRequest: true,
  sync: true,
  params: {
    chunkBytes: { default: 65536, description: 'size of a chunk, bytes' },
    chunks: { default: 64, description: 'chunks of the stream' },
    inFlight: { default: 8, description: 'chunks that may be on the way: the backpressure' },
  },
  prepare({ chunkBytes, chunks, inFlight }, seed): ChunkStream {
    const bytes = requireInteger(chunkParam, chunkBytes);
    const length = requireInteger(chunksParam, chunks);
    return {
      chunks: Array.from({ length }, (_, index) => seededBytes(bytes, seed * length + index)),
      inFlight: requireInteger(inFlightParam, inFlight),
    };
  },
  run: (chunk: Uint8Array) => digestOf(chunk),
  drive: sendChunks,
  verify: (digests, { chunks }) => isDeepStrictEqual(digests, chunks.map(digestOf)),
});

/** Reads the next chunk only when one has been processed. */
async function sendChunks(
  executor: Executor<string>,
  { chunks, inFlight }: ChunkStream,
): Promise<readonly string[]> {
  const digests: string[] = [];
  const source = chunks.entries();
  const lane = async () => {
    for (const [index, chunk] of source) digests[index] = outputOf(await executor.submit(chunk));
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return digests;
}

function digestOf(chunk: Uint8Array): string {
  return createHash('sha256').update(chunk).digest('hex');
}
