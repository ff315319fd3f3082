import { expect, it } from 'vitest';
import { describeBundleFailure } from '../../src/user-function/bundle/bundle-module.ts';

it.each([
  [
    'a full disk',
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
    /^no space is left in .+: free some, or set TMPDIR to another folder$/,
  ],
  [
    'a limit that leaves the bundler no threads',
    new Error('Panic in async function'),
    /ulimit -v.*Raise the limit$/,
  ],
  [
    'a syntax error',
    { errors: [{ message: '[PARSE_ERROR] Unexpected token\nmore', loc: { file: '/home/a/b.ts', line: 3 } }] },
    /^Unexpected token \(b\.ts:3\)$/,
  ],
])('says why a module could not be bundled: %s', (_what, error, expected) => {
  expect(describeBundleFailure(error, '/home/a')).toMatch(expected);
});
