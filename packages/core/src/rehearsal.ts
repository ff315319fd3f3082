/**
 * The input of a rehearsal: a task that `startWorkload` answers with `undefined` at once instead of running the workload.
 * See `Executor.rehearsal`.
 */
export const rehearsal = '\u0000parbench:rehearsal';
