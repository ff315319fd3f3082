import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Returns `length` pseudo-random bytes in a buffer of their own, the same ones for the same seed. */
export function seededBytes(length: number, seed: number): Uint8Array {
  const random = xoroshiro128plus(seed);
  const words = new Int32Array(Math.ceil(length / 4));
  for (let index = 0; index < words.length; index++) words[index] = random.next();
  return new Uint8Array(words.buffer.slice(0, length));
}
