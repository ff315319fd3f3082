import { defineWorkload } from '@parbench/core';
import { figuresOf, type Isolation, isComplete } from './isolation/answers.ts';
import { pythonModule } from './python-module.ts';

/** `isolation` in CPython. */
export default defineWorkload({
  name: 'python-isolation',
  description: 'the same for a thread and a process of CPython',
  about: {
    stresses:
      'Nothing: it answers the questions of `isolation` for `threading.Thread` and `multiprocessing.Process`. Shared memory is `multiprocessing.shared_memory`; `exit` is `sys.exit`, `abort` is `os.abort`, and `memory` is a `MemoryError`.',
    source: 'Of our own.',
    verification: 'Every probe must have an answer; which one is the result.',
  },
  tags: ['shared', 'hazard'],
  onlyOnRequest: true,
  params: {},
  implementations: pythonModule(import.meta.url),
  input: (_params, seed) => seed,
  verify: (output) => isComplete(output as Isolation),
  figures: (output) => figuresOf(output as Isolation),
});
