import { defineWorkload } from '@parbench/core';

/** Returns its input: only dispatch is measured. */
export default defineWorkload({ name: 'noop', input: (_params, seed) => seed, run: (input) => input });
