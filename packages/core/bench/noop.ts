import { defineWorkload } from '@parbench/core';

/** Gives its input back: all that is measured is dispatch. */
export default defineWorkload({ name: 'noop', input: (_params, seed) => seed, run: (input) => input });
