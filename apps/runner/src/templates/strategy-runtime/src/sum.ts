import { defineWorkload } from '@parbench/core';

/** Adds up whole numbers, in Node and in the other language. */
export default defineWorkload({
  name: 'my-strategy-sum',
  description: 'adds up whole numbers in order, in two languages',
  tags: ['cpu'],
  sync: true,
  params: { count: { default: 100_000, description: 'how many numbers' } },
  implementations: { 'my-strategy': { url: new URL('../host/sum.py', import.meta.url).href } },
  input: (_params, seed) => seed % 1_000,
  run: (start: number, _state, { count }) => {
    let sum = 0;
    for (let number = start; number < start + count; number++) sum += number;
    return sum;
  },
  // By another way than `run`: the closed form.
  verify: (sum, start, { count }) => sum === count * start + (count * (count - 1)) / 2,
});
