import { promisify } from 'node:util';
import { deflate, type ZlibOptions } from 'node:zlib';
import { defineWorkload } from '@parbench/core';
import { compressibleBytes, gzipParams, isCompressed } from './compressible-bytes.ts';

const deflateInPool = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/** `gzip` in libuv's pool of threads, which every process has: the call does not block its thread. */
export default defineWorkload({
  name: 'gzip/async',
  description: 'compresses bytes in libuv’s thread pool (node:zlib, deflate)',
  about: {
    stresses:
      'Libuv’s pool of four threads, of which every process has one: `inline` compresses in parallel without any worker, threads of one process share one pool, and processes have one each. Compare with `gzip`, which blocks.',
    source:
      'DEFLATE, [RFC 1951](https://www.rfc-editor.org/rfc/rfc1951), by the zlib of Node; the pool is described in [libuv’s documentation](https://docs.libuv.org/en/v1.x/threadpool.html).',
    verification: 'By decompressing the output, whose checksum covers all of it.',
  },
  tags: ['cpu', 'native', 'io'],
  onlyOnRequest: true,
  params: { ...gzipParams, bytes: { default: 65536, description: 'size of the input, bytes' } },
  input: (params, seed) => compressibleBytes('gzip/async', params, seed),
  run: (input: Uint8Array, _state, { level }) => deflateInPool(input, { level }),
  verify: isCompressed,
});
