import { gzipSync } from 'fflate';
import { drawFrom, words } from './seeded.ts';

export default function compressLog(text: string): number {
  return gzipSync(new TextEncoder().encode(text), { level: 6, mtime: 0 }).length;
}

export const args = (seed: number): [string] => [words(drawFrom(seed), 20_000)];
