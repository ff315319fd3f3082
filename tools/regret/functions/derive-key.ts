import { pbkdf2Sync } from 'node:crypto';

export default function deriveKey(password: string, rounds: number): string {
  return pbkdf2Sync(password, 'a fixed salt', rounds, 32, 'sha512').toString('hex');
}

export const args = (seed: number): [string, number] => [`password ${seed}`, 100_000];
