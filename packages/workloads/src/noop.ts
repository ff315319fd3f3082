import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';

/** Does nothing: only the cost of sending a task to a worker and its output back remains. */
export default defineWorkload({
  name: 'noop',
  description: 'returns its input, a number: the cost of dispatch alone',
  about: {
    stresses:
      'The cost of dispatch alone: what is left when a task does nothing. Its round trip is the least that any task costs on a strategy.',
    source: 'Of our own.',
    verification: 'By equality of the output with the input.',
  },
  tags: ['overhead'],
  sync: true,
  implementations: pythonModule(import.meta.url),
  input: (_params, seed) => seed,
  run: (input: number) => input,
  verify: (output, input) => output === input,
});
