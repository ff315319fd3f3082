import { once } from 'node:events';
import { defineService } from '@parbench/core';
import { requireInteger } from '../require-integer.ts';
import { seededBytes } from '../seeded-bytes.ts';
import { keepAlive } from './keep-alive-param.ts';

const mebibytesParam = { workload: 'http-stream', name: 'mebibytes', min: 1, max: 1024 };
const chunkBytes = 65_536;
const chunksPerMebibyte = 2 ** 20 / chunkBytes;

/** The bytes of every chunk. */
const chunk = Buffer.from(seededBytes(chunkBytes, 1));

/** Answers with a long body, in chunks, as fast as the connection takes them. */
export default defineService({
  name: 'http-stream',
  description: 'a server that answers with 1 MiB in chunks of 64 KiB',
  about: {
    stresses: 'Long responses with backpressure: memory copies, system calls and the loopback interface.',
    source: 'Of our own.',
    verification: 'By equality of every chunk, and by the length.',
  },
  tags: ['service', 'io'],
  onlyOnRequest: true,
  params: {
    mebibytes: { default: 1, values: [1, 16], description: 'length of a response, MiB' },
    keepAlive,
  },
  request: ({ mebibytes, keepAlive }) => ({
    path: `/${requireInteger(mebibytesParam, mebibytes)}`,
    keepAlive,
  }),
  async handle(_request, response, { params: { mebibytes } }) {
    const chunks = mebibytes * chunksPerMebibyte;
    response.writeHead(200, { 'content-length': chunks * chunkBytes });
    for (let sent = 0; sent < chunks; sent++) {
      if (!response.write(chunk) && sent + 1 < chunks) await once(response, 'drain');
    }
    response.end();
  },
  verify({ body }, _request, { mebibytes }) {
    const starts = Array.from({ length: mebibytes * chunksPerMebibyte }, (_, index) => index * chunkBytes);
    return (
      body.length === starts.length * chunkBytes &&
      starts.every((start) => chunk.equals(body.subarray(start, start + chunkBytes)))
    );
  },
});
