import { defineJob } from '@parbench/core';
import { addCounts, countWords, isCounted, wordCountParams, writeText } from './count-words.ts';
import { runTasks } from './task-outputs.ts';

/** Counts the words of a text in memory that driver and workers share. */
export default defineJob({
  name: 'word-count/shared',
  description: 'counts the words of a text in shared memory: no task gets a copy',
  about: {
    stresses:
      'Strings and hash tables, without the cost of sending the text: only the bounds of a part cross. The difference to `word-count` is what the copies cost.',
    source:
      'The example of J. Dean and S. Ghemawat, [MapReduce](https://research.google/pubs/mapreduce-simplified-data-processing-on-large-clusters/) (2004), on a text whose words are distributed by Zipf’s law.',
    verification: 'By the counts of the words as they were drawn, before they became a text.',
  },
  tags: ['cpu', 'shared', 'gc', 'job'],
  onlyOnRequest: true,
  requires: ['sharedMemory'],
  sync: true,
  params: wordCountParams,
  prepare: (params, seed) =>
    writeText('word-count/shared', params, {
      seed,
      allocate: (bytes) => new Uint8Array(new SharedArrayBuffer(bytes)),
    }),
  run: countWords,
  drive: async (executor, { parts }) => addCounts(await runTasks(executor, parts)),
  verify: isCounted,
});
