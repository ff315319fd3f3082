import type { Params } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

/** A password with its salt. */
export interface ScryptInput {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
}

/** The parameters of `scrypt` and its variants. */
export const scryptParams = {
  cost: { default: 1024, description: 'N of scrypt, a power of two: memory and time grow with it' },
};

const [passwordBytes, saltBytes] = [16, 16];

/** The length of the derived key, bytes. */
export const keyBytes = 32;

/**
 * Creates a password and a salt.
 * @throws ParbenchError `invalid-params` if `cost` is not a power of two
 */
export function createScryptInput(workload: string, { cost }: Params, seed: number): ScryptInput {
  const exponent = Math.log2(Number(cost));
  requireInteger({ workload, name: 'cost (its logarithm to base 2)', min: 1, max: 20 }, exponent);
  const bytes = seededBytes(passwordBytes + saltBytes, seed);
  return { password: bytes.slice(0, passwordBytes), salt: bytes.slice(passwordBytes) };
}

/** The options of scrypt: a block size of 8 and no parallelism, so that a task needs 1,024 x cost bytes. */
export function scryptOptions({ cost }: Params) {
  return { N: Number(cost), r: 8, p: 1, maxmem: 2 * 1024 * Number(cost) + 2 ** 20 };
}
