import { defineWorkload } from '@parbench/core';

/** The least that a task can be. */
export default defineWorkload({ name: 'noop', input: () => 0, run: (input) => input });
