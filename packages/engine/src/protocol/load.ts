import * as v from 'valibot';
import { atLeastOne, count, nanoseconds } from './numbers.ts';

/** Times in nanoseconds and how often each occurred, ascending; a host may round them to three significant digits. */
const histogramSchema = v.array(v.tuple([nanoseconds, atLeastOne]));
export type Histogram = v.InferOutput<typeof histogramSchema>;

/** The length of a load, and what to observe besides throughput. */
export const loadRequestSchema = v.object({
  /**
   * The load is this many tasks, from the first input on; they are timed as a whole, from the first submission to the
   * last completion. Everything else but `occupancy` is ignored.
   */
  batchTasks: v.exactOptional(atLeastOne),
  /** Load before the stretch that does not count; 0 when missing. */
  leadInNs: v.exactOptional(nanoseconds),
  durationNs: nanoseconds,
  /** The load continues until this many completions, however long the tasks are. */
  minCompletions: count,
  /** Tasks in flight; when missing, those of the trial spec. */
  occupancy: v.exactOptional(atLeastOne),
  /**
   * `round-trip` measures the time of each task; `driver-delay` lets the event loop turn after every task and measures
   * its delay, if there is one; `workers` counts the tasks of each worker, if there are several.
   */
  observe: v.exactOptional(v.picklist(['round-trip', 'driver-delay', 'workers'])),
  /** Tasks arrive at this rate, however many are in flight; `minCompletions` and `occupancy` are ignored. */
  ratePerSecond: v.exactOptional(v.number()),
  /** The service to load; only for the load generator. */
  url: v.exactOptional(v.string()),
});
export type LoadRequest = v.InferOutput<typeof loadRequestSchema>;

/** The measures of tasks that arrived at a rate. */
const arrivalSampleSchema = v.object({
  /**
   * Whether more tasks arrived than were done. Then the load was stopped, and its times would only reflect its length.
   */
  isOverloaded: v.boolean(),
  /** Time from the instant at which a task was due until it settled. */
  latencies: histogramSchema,
  /** Time from the instant at which a task was due until it was submitted; part of the latency. */
  latenesses: histogramSchema,
});

/** The measures of a load. */
export const loadSampleSchema = v.object({
  /** Completions between the two instants. */
  completions: count,
  /** Nanoseconds between the two instants; not rounded, since each instant is a mean. */
  elapsedNs: v.number(),
  /** All tasks of the load, including ramp-up and drain. */
  tasks: count,
  /** With `observe: 'workers'`: tasks completed, by worker. */
  tasksByWorker: v.exactOptional(v.record(v.string(), count)),
  /** Open connections, by worker; only from the load generator. */
  connectionsByWorker: v.exactOptional(v.record(v.string(), count)),
  /** With `observe: 'round-trip'`: times from submission until the task settled. */
  roundTrips: v.exactOptional(histogramSchema),
  /** With `ratePerSecond`. */
  arrivals: v.exactOptional(arrivalSampleSchema),
  /** Share of the time that the driver's event loop was busy, 0 to 1; only from hosts that have one. */
  driverUtilisation: v.exactOptional(v.number()),
  /** With `observe: 'driver-delay'`: mean wait of a request to the driver; only from hosts that can measure it. */
  driverDelayNs: v.exactOptional(v.number()),
});
export type LoadSample = v.InferOutput<typeof loadSampleSchema>;
