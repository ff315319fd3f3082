import { defineWorkload } from '@parbench/core';

/** Does nothing: what is left is the cost of getting a task to a worker and its answer back. */
export default defineWorkload({
  name: 'noop',
  description: 'returns its input, a number: the cost of dispatch alone',
  tags: ['overhead'],
  sync: true,
  input: (_params, seed) => seed,
  run: (input: number) => input,
  verify: (output, input) => output === input,
});
