import { defineJob } from '@parbench/core';
import { addCounts, countWords, isCounted, wordCountParams, writeText } from './count-words.ts';
import { runTasks } from './task-outputs.ts';

/** Counts the words of a text that is copied to the workers, part by part. */
export default defineJob({
  name: 'word-count',
  description: 'counts the words of a text; each task gets a copy of its part',
  about: {
    stresses:
      'Strings, hash tables and the way of the text to the workers: each byte is copied once and looked at once. Compare with `word-count/shared`, where nothing is copied.',
    source:
      'The example of J. Dean and S. Ghemawat, [MapReduce](https://research.google/pubs/mapreduce-simplified-data-processing-on-large-clusters/) (2004), on a text whose words are distributed by Zipf’s law.',
    verification: 'By the counts of the words as they were drawn, before they became a text.',
  },
  tags: ['cpu', 'payload', 'gc', 'job'],
  onlyOnRequest: true,
  sync: true,
  params: wordCountParams,
  prepare: (params, seed) =>
    writeText('word-count', params, { seed, allocate: (bytes) => new Uint8Array(bytes) }),
  run: countWords,
  async drive(executor, { parts }) {
    const copies = parts.map(({ text, start, end }) => {
      const copy = text.slice(start, end);
      return { text: copy, start: 0, end: copy.length };
    });
    return addCounts(await runTasks(executor, copies));
  },
  verify: isCounted,
});
