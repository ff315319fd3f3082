import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

/** How many threads of a task took both locks, and how many gave up. */
interface LockingResult {
  readonly finished: number;
  readonly gaveUp: number;
}

const workload = 'python-deadlock';
const deadlineParam = { workload, name: 'deadlineMs', min: 10, max: 60_000 };

/** `deadlock` in CPython: each task starts two threads of its own, which only a timeout can end. */
export default defineWorkload({
  name: workload,
  description: 'two threads of CPython take two locks in opposite order, until they time out',
  about: {
    stresses:
      'A lock-order deadlock between threads. CPython cannot end a thread from outside, so only a lock that is taken with a timeout gets out of it. The figure `deadlocks` counts them: 1 of 1 task.',
    source: 'The circular wait of E. G. Coffman et al., System Deadlocks, Computing Surveys 3 (1971).',
    verification: 'At least one of the two threads must time out, and both must end.',
  },
  tags: ['shared', 'hazard'],
  onlyOnRequest: true,
  params: {
    deadlineMs: { default: 30, description: 'how long a thread waits for its second lock, milliseconds' },
  },
  implementations: pythonModule(import.meta.url),
  input: ({ deadlineMs }, seed) => {
    requireInteger(deadlineParam, deadlineMs);
    return seed;
  },
  verify(output) {
    const { finished, gaveUp } = output as LockingResult;
    return finished + gaveUp === 2 && gaveUp >= 1;
  },
  figures: (output) => ({ deadlocks: (output as LockingResult).gaveUp > 0 ? 1 : 0 }),
});
