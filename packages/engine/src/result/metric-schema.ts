import { z } from 'zod';

/** A figure with its interval (95 %, over `n` blocks or trials). An interval needs at least two. */
export const metricSchema = z
  .object({
    value: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    n: z.int().min(1),
  })
  // The JSON Schemas refer to it by this name, in place of a copy for each metric.
  .meta({ id: 'Metric' });
export type Metric = z.infer<typeof metricSchema>;

/** The metrics of a cell. Those that could not be measured are missing. */
export const metricsSchema = z.object({
  throughputPerSecond: metricSchema.optional(),
  /** The ratio to the baseline, paired by block, with its simultaneous interval. */
  speedup: metricSchema.optional(),
  /** The throughput divided by the ceiling of the same block. */
  efficiency: metricSchema.optional(),
  /** Time from submission until the task settled, with one task in flight, milliseconds. */
  roundTripMs: metricSchema.optional(),
  /** Percentiles of the latency at the requested rate, milliseconds. */
  latencyP50Ms: metricSchema.optional(),
  latencyP90Ms: metricSchema.optional(),
  latencyP99Ms: metricSchema.optional(),
  latencyP999Ms: metricSchema.optional(),
  /** The median lateness of the generator, milliseconds; part of the latencies. */
  generatorLatenessMs: metricSchema.optional(),
  /** From `open` to the first outcome, milliseconds. */
  startupMs: metricSchema.optional(),
  /** From `open` until all workers are ready, milliseconds. */
  readyMs: metricSchema.optional(),
  /** Anonymous memory that opening adds to the process tree, bytes. */
  memoryBytes: metricSchema.optional(),
  /** The memory that each further worker adds, bytes. */
  memoryBytesPerWorker: metricSchema.optional(),
  /** File-backed memory (the Node binary, libraries) that opening the first workers adds, bytes; processes share it. */
  fileMemoryBytes: metricSchema.optional(),
  /** From the submission of a task that ends its worker until all workers are ready again, milliseconds. */
  recoveryMs: metricSchema.optional(),
  /** Of a service: the requests that failed when a worker ended under load. */
  failedRequests: metricSchema.optional(),
  /** CPU time of the process tree per task, milliseconds. */
  cpuMsPerTask: metricSchema.optional(),
  /** Of a service: the requests, and the connections, of its busiest worker, divided by the mean over its workers. */
  requestImbalance: metricSchema.optional(),
  connectionImbalance: metricSchema.optional(),
  /** Of a service: the share of the time that the load generator was busy, 0 to 1. */
  generatorUtilisation: metricSchema.optional(),
  /** Mean delay of the driver's event loop under load, milliseconds: the wait of other requests to the driver. */
  driverDelayMs: metricSchema.optional(),
});
export type Metrics = z.infer<typeof metricsSchema>;
