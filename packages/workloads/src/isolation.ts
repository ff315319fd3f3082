import { defineWorkload } from '@parbench/core';
import { figuresOf, type Isolation, isComplete } from './isolation/answers.ts';
import { probe } from './isolation/probes.ts';

/** Tries what a thread and a process of Node share with the program that started them. */
export default defineWorkload({
  name: 'isolation',
  description: 'tries what a worker sees of its driver’s memory, and what ends with it',
  about: {
    stresses:
      'Nothing: it answers questions. The task starts a thread (`node:worker_threads`) and a child process, writes to a plain object that it has sent, to a global variable and to shared memory (`SharedArrayBuffer`), and asks the worker what it sees: the figures `thread object`, `process global` and so on are 1 for yes. `exit` (`process.exit`), `abort` (the signal SIGABRT, as from native code) and `memory` (a full heap) are 1 if the program that started the worker ends with it.',
    source: 'Of our own.',
    verification: 'Every probe must have an answer; which one is the result.',
  },
  tags: ['io', 'hazard'],
  onlyOnRequest: true,
  params: {},
  input: (_params, seed) => seed,
  async run(): Promise<Isolation> {
    const [thread, process] = await Promise.all([probe('thread'), probe('process')]);
    return { thread, process };
  },
  verify: isComplete,
  figures: figuresOf,
});
