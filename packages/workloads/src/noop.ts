import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';

/** Does nothing: only the cost of sending a task to a worker and its output back remains. */
export default defineWorkload({
  name: 'noop',
  description: 'returns its input, a number: the cost of dispatch alone',
  tags: ['overhead'],
  sync: true,
  implementations: pythonModule(import.meta.url),
  input: (_params, seed) => seed,
  run: (input: number) => input,
  verify: (output, input) => output === input,
});
