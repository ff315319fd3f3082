/**
 * Instants of one task in the driver, on the clock of `monotonicNs`. The caller of `submit` creates it; an executor that
 * knows an instant fills it in. The pool kernel does, a pool library's adapter cannot.
 */
export interface TaskStamps {
  /** A worker was chosen for the task, which left the queue. */
  chosenNs?: number;
  /** The channel to the worker had taken the message with the task. */
  sentNs?: number;
}

/**
 * Returns the current instant in nanoseconds, on the monotonic clock that all threads and processes of a host share.
 * libuv reads `CLOCK_MONOTONIC` on Linux, `mach_continuous_time` on macOS and the performance counter on Windows, and all
 * three count for the whole system. `performance.now()` starts at a different instant in each thread, and
 * `performance.timeOrigin` comes from the wall clock, which may have been set in between.
 */
export function monotonicNs(): number {
  return Number(process.hrtime.bigint());
}
