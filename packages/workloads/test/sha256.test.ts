import sha256 from '@parbench/workloads/sha256';
import { describe, expect, it } from 'vitest';

/** FIPS 180 example values: https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values */
const vectors = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
] as const;

const params = { bytes: 64 };

describe('sha256', () => {
  it.each(vectors)('hashes a published vector (%#)', (text, digest) => {
    const input = new TextEncoder().encode(text);
    expect(sha256.run(input, undefined, params)).toBe(digest);
    expect(sha256.verify?.(digest, input, params)).toBe(true);
  });

  it('rejects the digest of another input', () => {
    const output = sha256.run(sha256.input(params, 1), undefined, params);
    expect(sha256.verify?.(output, sha256.input(params, 2), params)).toBe(false);
  });

  it.each([0, 1, 3, 65536])('makes an input of %i bytes that owns its buffer', (bytes) => {
    const input = sha256.input({ bytes }, 1) as Uint8Array;
    expect(input).toHaveLength(bytes);
    expect(input.buffer.byteLength).toBe(bytes);
  });
});
