import { expect, test } from 'vitest';
import { resolveParams } from '../src/resolve-params.ts';
import { defineWorkload } from '../src/workload.ts';

const workload = defineWorkload({
  name: 'sized',
  params: { bytes: { default: 64 }, kind: { default: 'text' }, strict: { default: false } },
  input: () => 0,
  run: () => 0,
});

test('given values replace defaults', () => {
  expect(resolveParams(workload)).toEqual({ bytes: 64, kind: 'text', strict: false });
  expect(resolveParams(workload, { bytes: 1, strict: true })).toEqual({
    bytes: 1,
    kind: 'text',
    strict: true,
  });
});

test.each([
  [{ size: 1 }, '`sized` has no parameter `size`: expected one of `bytes`, `kind`, `strict`'],
  [{ toString: 1 }, '`sized` has no parameter `toString`'],
  [{ bytes: '1' }, '`bytes` of `sized`: expected a number, received "1"'],
  [{ bytes: Number.NaN }, '`bytes` of `sized`: expected a number'],
  [{ kind: 1 }, '`kind` of `sized`: expected a string, received 1'],
])('%j is refused', (given, message) => {
  expect(() => resolveParams(workload, given)).toThrow(message);
});
