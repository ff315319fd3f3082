import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** Runs in the pool of libuv, so inline is parallel already. */
export default async function deriveKeyAsync(password: string, rounds: number): Promise<string> {
  return (await derive(password, 'a fixed salt', rounds, 32, 'sha512')).toString('hex');
}

export const args = (seed: number): [string, number] => [`password ${seed}`, 20_000];
