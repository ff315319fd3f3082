import { z } from 'zod';

/** Percentiles of times, milliseconds; those with fewer than 50 samples beyond them are missing. */
const percentilesSchema = z.object({
  p50: z.number().optional(),
  p90: z.number().optional(),
  p99: z.number().optional(),
  p999: z.number().optional(),
});

/** The measures of one trial of a cell. */
export const trialSchema = z.object({
  block: z.int(),
  /** Position in the block's start order, from 0. */
  position: z.int(),
  startupMs: z.number(),
  readyMs: z.number(),
  warmupMs: z.number(),
  isSteady: z.boolean(),
  /** Anonymous memory that opening added to the process tree, bytes; 0 or less is possible for inline. */
  memoryBytes: z.number().optional(),
  /** Completions per second in each round, of one slice, or of several of the baseline together. */
  slices: z.array(z.number()),
  /**
   * The host speed of each round: how often the CPUs that the cell could use ran a fixed loop, per millisecond, before and
   * after its slices, while the run was at rest.
   */
  hostSpeeds: z.array(z.number()).optional(),
  /** CPU milliseconds that the process tree used after each slice, before the next competitor's turn. */
  residualCpuMs: z.array(z.number()),
  /** Whether the same input gave the same output twice. */
  isDeterministic: z.boolean(),
  /** Tasks completed in the slices, including ramp-up and drain. */
  tasks: z.int(),
  /**
   * The ceiling: completions per second of as many copies of the kernel, in the same block; missing for inline, a job
   * or a revision.
   */
  ceilingPerSecond: z.number().optional(),
  /** What else the outputs that were verified between the slices show: the mean of each figure of the workload. */
  figures: z.record(z.string(), z.number()).optional(),
  roundTripMs: z.number().optional(),
  cpuMsPerTask: z.number().optional(),
  driverUtilisation: z.number().optional(),
  /**
   * The run-queue wait of the driver's thread in the slices: the share of the time in which it ran or was ready to run, but
   * another thread had the CPU.
   */
  driverWaitShare: z.number().optional(),
  driverDelayMs: z.number().optional(),
  /** The measures that only a service has. */
  service: z
    .object({
      /** Share of the time that the load generator was busy, 0 to 1. */
      generatorUtilisation: z.number(),
      /**
       * Requests, and connections, of the busiest worker, divided by the mean over the workers. Missing for a single
       * worker and without keep-alive.
       */
      requestImbalance: z.number().optional(),
      connectionImbalance: z.number().optional(),
    })
    .optional(),
  /** The measures of tasks that arrived at a rate, if one was requested. */
  arrivals: z
    .object({
      ratePerSecond: z.number(),
      /** Whether more tasks arrived than were done; then there are no latencies. */
      isOverloaded: z.boolean(),
      /** From the instant at which a task was due until it settled. */
      latencyMs: percentilesSchema,
      /** Time from the instant at which a task was due until it was submitted; part of the latency. */
      latenessMs: percentilesSchema,
    })
    .optional(),
  /** Share of the CPUs' time during the block that the hypervisor gave to other guests. */
  stolenShare: z.number().optional(),
  /** Share of the CPUs' time during the block in which the control group was throttled for its CPU quota. */
  throttledShare: z.number().optional(),
});
export type Trial = z.infer<typeof trialSchema>;

/**
 * One solo trial of a cell, run between the blocks with no other trial alive. What could not be measured is missing.
 */
export const soloTrialSchema = z.object({
  /** The width at which memory was measured, different from that of the cell. */
  workers: z.int().min(1),
  /** Anonymous memory that opening added to the process tree at that width, bytes. */
  memoryBytes: z.number().optional(),
  /** The file-backed memory, as proportional set size, bytes. */
  fileMemoryBytes: z.number().optional(),
  /** The recovery time at the width of the cell, milliseconds. */
  recoveryMs: z.number().optional(),
  /** Of a service: the requests that failed when a worker ended under load, by kind. */
  failures: z.record(z.string(), z.int()).optional(),
});
export type SoloTrial = z.infer<typeof soloTrialSchema>;
