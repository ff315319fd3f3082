import * as v from 'valibot';

const startMethod = v.exactOptional(
  v.picklist(
    ['fork', 'forkserver', 'spawn'],
    'expected `fork`, `forkserver` or `spawn`; without it, the interpreter decides (`fork` on Linux up to 3.13, `forkserver` from 3.14 on)',
  ),
);

/** Options of the strategies whose workers are processes: how they are started. */
export const processOptions = v.strictObject({ startMethod });

/** Options of `multiprocessing.Pool`: also how many tasks are sent to a worker at once. */
export const poolOptions = v.strictObject({
  startMethod,
  chunksize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
