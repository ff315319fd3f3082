import { isDeepStrictEqual } from 'node:util';
import type { Params } from '@parbench/core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { requireInteger } from './require-integer.ts';

/** How often each word occurs. */
export type WordCounts = Readonly<Record<string, number>>;

/** A part of a text, from a space to a space. */
export interface TextPart {
  readonly text: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A text, its parts, and the counts that were known before it was written. */
export interface CountedText {
  readonly parts: readonly TextPart[];
  readonly counts: WordCounts;
}

/** The parameters of `word-count` and its variants. */
export const wordCountParams = {
  words: { default: 200_000, description: 'length of the text, words of about 6 bytes' },
  parts: { default: 32, description: 'parts that the text is divided into: one task each' },
};

const distinctWords = 5000;

/**
 * Writes a text of words that are as unequally frequent as those of a language: the word of rank k occurs in proportion to
 * 1 / k. Its bytes are in the memory that `allocate` returns.
 * @throws ParbenchError `invalid-params`
 */
export function writeText(
  workload: string,
  params: Params,
  { seed, allocate }: { readonly seed: number; readonly allocate: (bytes: number) => Uint8Array },
): CountedText {
  const length = requireInteger({ workload, name: 'words', min: 1, max: 100_000_000 }, Number(params.words));
  const parts = requireInteger({ workload, name: 'parts', min: 1, max: length }, Number(params.parts));
  const random = xoroshiro128plus(seed);
  const counted = new Uint32Array(distinctWords);
  const words = Array.from({ length }, () => {
    const share = uniformInt(random, 0, 2 ** 30 - 1) / 2 ** 30;
    const rank = Math.floor(distinctWords ** share);
    counted[rank] = (counted[rank] as number) + 1;
    return vocabulary[rank] as string;
  });
  const counts = Object.fromEntries(
    vocabulary.flatMap((word, rank) => (counted[rank] === 0 ? [] : [[word, counted[rank] as number]])),
  );
  const bytes = Buffer.from(words.join(' '));
  const text = allocate(bytes.length);
  text.set(bytes);
  return { parts: divide(text, parts), counts };
}

/** A word for each rank, of about six letters and digits. */
const vocabulary = Array.from({ length: distinctWords }, (_, rank) => (rank * 47_161 + 26 ** 3).toString(36));

const space = 0x20;

/** Divides the text into parts of about the same length, each of whole words. */
function divide(text: Uint8Array, count: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (let part = 1; part <= count && start < text.length; part++) {
    const about = Math.max(start, Math.floor((part * text.length) / count));
    const found = part === count ? -1 : text.indexOf(space, about);
    const end = found === -1 ? text.length : found;
    parts.push({ text, start, end });
    start = end + 1;
  }
  return parts;
}

/** Counts the words of a part: the kernel. */
export function countWords({ text, start, end }: TextPart): WordCounts {
  const counts = new Map<string, number>();
  const characters = Buffer.from(text.buffer, text.byteOffset + start, end - start).toString('latin1');
  for (const word of characters.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Adds up the counts of all parts. */
export function addCounts(counts: readonly WordCounts[]): WordCounts {
  const total: Record<string, number> = {};
  for (const part of counts) {
    for (const [word, count] of Object.entries(part)) total[word] = (total[word] ?? 0) + count;
  }
  return total;
}

/** Whether the counts are those with which the text was written. */
export function isCounted(counted: WordCounts, { counts }: CountedText): boolean {
  return isDeepStrictEqual(counted, counts);
}
