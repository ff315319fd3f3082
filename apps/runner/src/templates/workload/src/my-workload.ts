import { defineWorkload } from '@parbench/core';

/** Adds up whole numbers in order. Replace `input`, `run` and `verify` with your own. */
export default defineWorkload({
  name: 'my-workload',
  description: 'adds up whole numbers in order',
  tags: ['cpu'],
  sync: true,
  params: {
    count: { default: 100_000, values: [1_000, 100_000, 10_000_000], description: 'how many numbers' },
  },
  input: (_params, seed) => seed % 1_000,
  run: (start: number, _state, { count }) => {
    let sum = 0;
    for (let number = start; number < start + count; number++) sum += number;
    return sum;
  },
  // By another way than `run`: the closed form.
  verify: (sum, start, { count }) => sum === count * start + (count * (count - 1)) / 2,
});
