import { deflateSync } from 'node:zlib';
import { defineWorkload } from '@parbench/core';
import { compressibleBytes, gzipParams, isCompressed } from './compressible-bytes.ts';
import { pythonModule } from './python-module.ts';

/** Compresses bytes in native code, as gzip does, in the format of zlib, whose checksum covers all of it. */
export default defineWorkload({
  name: 'gzip',
  description: 'compresses bytes in native code (node:zlib)',
  about: {
    stresses:
      'Native code with a payload in both directions: the call blocks its thread, and costs more per byte than sending the bytes.',
    source: 'DEFLATE, [RFC 1951](https://www.rfc-editor.org/rfc/rfc1951), by the zlib of Node or CPython.',
    verification:
      'By decompressing the output, whose checksum covers all of it. Outputs are not compared, since versions of zlib differ.',
  },
  tags: ['cpu', 'native'],
  onlyOnRequest: true,
  sync: true,
  params: gzipParams,
  implementations: pythonModule(import.meta.url),
  input: (params, seed) => compressibleBytes('gzip', params, seed),
  run: (input: Uint8Array, _state, { level }) => deflateSync(input, { level }),
  verify: isCompressed,
});
