import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { defineWorkload } from '@parbench/core';

/** Adds the number of each task to a file when it runs, and takes some milliseconds. */
export default defineWorkload({
  name: 'log-execution',
  params: { log: { default: '', description: 'the file' } },
  input: () => 0,
  async run(task: number, _state, { log }) {
    appendFileSync(log, `${task}\n`);
    await wait(2);
    return task;
  },
});
