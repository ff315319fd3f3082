import { defineWorkload } from '@parbench/core';

/** The smallest possible task. */
export default defineWorkload({ name: 'noop', input: () => 0, run: (input) => input });
