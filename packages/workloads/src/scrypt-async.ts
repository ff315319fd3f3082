import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { defineWorkload } from '@parbench/core';
import { createScryptInput, keyBytes, type ScryptInput, scryptOptions, scryptParams } from './scrypt-key.ts';
import { deriveKey } from './scrypt-reference.ts';

const deriveInPool = promisify<Uint8Array, Uint8Array, number, object, Buffer>(scrypt);

/** `scrypt` in libuv's pool of threads, which every process has: the call does not block its thread. */
export default defineWorkload({
  name: 'scrypt/async',
  description: 'derives a key in libuv’s thread pool (node:crypto, scrypt)',
  about: {
    stresses:
      'Libuv’s pool of four threads, of which every process has one: the asynchronous call already runs in parallel without any worker. `inline` keeps as many CPUs busy as there are tasks in flight, threads of one process share one pool, and processes have one each. Compare with `scrypt`, which blocks.',
    source:
      'Scrypt by C. Percival, [RFC 7914](https://www.rfc-editor.org/rfc/rfc7914); the pool is described in [libuv’s documentation](https://docs.libuv.org/en/v1.x/threadpool.html).',
    verification:
      'By an implementation of RFC 7914 in JavaScript, which the tests hold against the test vectors of the RFC.',
  },
  tags: ['cpu', 'memory', 'native', 'io'],
  onlyOnRequest: true,
  params: scryptParams,
  input: (params, seed) => createScryptInput('scrypt/async', params, seed),
  run: async ({ password, salt }: ScryptInput, _state, params) =>
    (await deriveInPool(password, salt, keyBytes, scryptOptions(params))).toString('hex'),
  verify: (key, { password, salt }, params) =>
    key === deriveKey(password, salt, keyBytes, scryptOptions(params)),
});
