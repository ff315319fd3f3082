import * as v from 'valibot';

/** How many of something. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How many of something of which there is one. */
export const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A duration in nanoseconds. */
export const nanoseconds = v.pipe(v.number(), v.integer(), v.minValue(0));
