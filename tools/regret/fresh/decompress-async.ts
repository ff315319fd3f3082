import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress } from 'node:zlib';
import { drawFrom, words } from '../functions/seeded.ts';

const decompress = promisify(brotliDecompress);

export default async function decompressText(compressed: Uint8Array): Promise<number> {
  return (await decompress(compressed)).length;
}

export function args(seed: number): [Uint8Array] {
  return [new Uint8Array(brotliCompressSync(words(drawFrom(seed), 40_000)))];
}
