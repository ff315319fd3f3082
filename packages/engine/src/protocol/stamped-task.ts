import * as v from 'valibot';

/** An instant in nanoseconds, on a monotonic clock that all processes of the host share. */
const instant = v.number();

/** The instants of one task, from submission until it settled. */
export const stampedTaskSchema = v.object({
  submittedNs: instant,
  /** A worker was chosen for it. This and the next are missing if the strategy does not know them. */
  chosenNs: v.exactOptional(instant),
  /** The channel to the worker had taken its message. */
  sentNs: v.exactOptional(instant),
  /** The worker called the workload's `run`. */
  startedNs: instant,
  /** `run` had returned, or its promise had settled. */
  endedNs: instant,
  settledNs: instant,
  /** The time from submission until it settled, by another clock than that of the instants. */
  roundTripNs: v.number(),
});
export type StampedTask = v.InferOutput<typeof stampedTaskSchema>;
