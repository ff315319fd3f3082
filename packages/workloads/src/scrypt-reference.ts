import { pbkdf2Sync } from 'node:crypto';

/** The parameters of scrypt, by the names of RFC 7914. */
interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** Derives a key as RFC 7914 describes it, with the hash and no more from OpenSSL: to verify keys. */
export function deriveKey(
  password: Uint8Array,
  salt: Uint8Array,
  length: number,
  { N, r, p }: ScryptCost,
): string {
  const blockBytes = 128 * r;
  const bytes = pbkdf2Sync(password, salt, 1, p * blockBytes, 'sha256');
  for (let block = 0; block < p; block++) {
    const part = bytes.subarray(block * blockBytes, (block + 1) * blockBytes);
    part.set(mixTable(part, N));
  }
  return pbkdf2Sync(password, bytes, 1, length, 'sha256').toString('hex');
}

/** scryptROMix of the RFC: fills a table of N blocks, then reads it in an order that depends on the data. */
function mixTable(bytes: Uint8Array, N: number): Uint8Array {
  let words = new Uint32Array(Uint8Array.from(bytes).buffer);
  const table: Uint32Array[] = [];
  for (let index = 0; index < N; index++) {
    table.push(words);
    words = mixBlocks(words);
  }
  for (let index = 0; index < N; index++) {
    const entry = table[Number(words[words.length - 16]) % N] as Uint32Array;
    words = mixBlocks(words.map((word, place) => word ^ Number(entry[place])));
  }
  return new Uint8Array(words.buffer);
}

const blockWords = 16;

/** scryptBlockMix of the RFC: blocks of 64 bytes, the even ones first in the result. */
function mixBlocks(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const mixed = new Uint32Array(words.length);
  const blocks = words.length / blockWords;
  let last = words.slice(-blockWords);
  for (let block = 0; block < blocks; block++) {
    last = salsa(last.map((word, place) => word ^ Number(words[block * blockWords + place])));
    mixed.set(last, ((block >> 1) + (block & 1) * (blocks / 2)) * blockWords);
  }
  return mixed;
}

const rounds = 8;

/** A double round, columns first: each step changes a word by the sum of two others, turned by a number of bits. */
const steps: readonly (readonly [word: number, first: number, second: number, bits: number])[] = [
  [0, 4, 8, 12],
  [5, 9, 13, 1],
  [10, 14, 2, 6],
  [15, 3, 7, 11],
  [0, 1, 2, 3],
  [5, 6, 7, 4],
  [10, 11, 8, 9],
  [15, 12, 13, 14],
].flatMap(([a = 0, b = 0, c = 0, d = 0]) => [
  [b, a, d, 7] as const,
  [c, b, a, 9] as const,
  [d, c, b, 13] as const,
  [a, d, c, 18] as const,
]);
const flatSteps = Uint8Array.from(steps.flat());

/** Salsa20/8 of the RFC. */
function salsa(input: Uint32Array): Uint32Array<ArrayBuffer> {
  const words = new Int32Array(input);
  for (let round = 0; round < rounds; round += 2) {
    for (let step = 0; step < flatSteps.length; step += 4) {
      const sum = (at(words, flatSteps, step + 1) + at(words, flatSteps, step + 2)) | 0;
      const bits = flatSteps[step + 3] as number;
      const word = flatSteps[step] as number;
      words[word] = (words[word] as number) ^ ((sum << bits) | (sum >>> (32 - bits)));
    }
  }
  const mixed = new Uint32Array(input);
  for (let place = 0; place < mixed.length; place++) {
    mixed[place] = (mixed[place] as number) + (words[place] as number);
  }
  return mixed;
}

function at(words: Int32Array, places: Uint8Array, index: number): number {
  return words[places[index] as number] as number;
}
