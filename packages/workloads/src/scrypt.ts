import { scryptSync } from 'node:crypto';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { createScryptInput, keyBytes, type ScryptInput, scryptOptions, scryptParams } from './scrypt-key.ts';
import { deriveKey } from './scrypt-reference.ts';

/** Derives a key from a password in native code, with much memory by design; the call blocks its thread. */
export default defineWorkload({
  name: 'scrypt',
  description: 'derives a key from a password in native code (node:crypto, scryptSync)',
  about: {
    stresses:
      'Native code that fills and reads a table in memory (1 MiB by default) in an order that depends on the data: caches, and what the workers share of them. The call blocks its thread, as in a login handler that was written without thought.',
    source:
      'Scrypt by C. Percival, [RFC 7914](https://www.rfc-editor.org/rfc/rfc7914); the implementation is that of OpenSSL.',
    verification:
      'By an implementation of RFC 7914 in JavaScript, which the tests hold against the test vectors of the RFC.',
  },
  tags: ['cpu', 'memory', 'native'],
  onlyOnRequest: true,
  sync: true,
  params: scryptParams,
  implementations: pythonModule(import.meta.url),
  input: (params, seed) => createScryptInput('scrypt', params, seed),
  run: ({ password, salt }: ScryptInput, _state, params) =>
    scryptSync(password, salt, keyBytes, scryptOptions(params)).toString('hex'),
  verify: (key, { password, salt }, params) =>
    key === deriveKey(password, salt, keyBytes, scryptOptions(params)),
});
