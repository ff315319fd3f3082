import { z } from 'zod';
import { endStatuses } from '../protocol/trial-end.ts';
import { adviceSchema } from './advice-schema.ts';
import { metricSchema } from './metric-schema.ts';

/** The version of the result document; raised when readers of the old version would misread the new one. */
export const schemaVersion = 2;

/** A workload's parameters. */
export const paramsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

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

/** Doubts about a cell, as data. */
export const flagSchema = z.enum([
  'not-steady',
  'unstable',
  'stolen',
  'throttled',
  'few-blocks',
  'driver-bound',
  'generator-bound',
  'overloaded',
  'not-deterministic',
]);
export type Flag = z.infer<typeof flagSchema>;

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
  /** Completions per second of each timed slice, in order of rounds. */
  slices: z.array(z.number()),
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

/** The kind of a workload: tasks, measured by throughput; a job, by its makespan; a service, by requests. */
const kindSchema = z.enum(['task', 'job', 'service']);
export type WorkloadKind = z.infer<typeof kindSchema>;

export const cellSchema = z.object({
  id: z.string(),
  /** `key` refers to the entry of `workloads` in which the cell is compared. */
  workload: z.object({
    key: z.string(),
    kind: kindSchema.optional(),
    name: z.string(),
    params: paramsSchema,
  }),
  strategy: z.object({
    name: z.string(),
    package: z.string(),
    version: z.string(),
    /** The libraries that it wraps. */
    libraries: z.array(z.object({ name: z.string(), version: z.string() })),
    options: z.record(z.string(), z.unknown()),
    /** The unit of its workers. */
    unit: z.enum(['driver', 'thread', 'process']).optional(),
  }),
  /** The `key` of its entry in `runtimes`, and in `hosts`. */
  runtime: z.string(),
  host: z.string(),
  workers: z.int().min(1),
  /** The revision of the cell, if the run compares revisions of the code. */
  revision: z.string().optional(),
  status: z.enum(['ok', ...endStatuses]),
  /** Why it is not `ok`. */
  reason: z.string().optional(),
  flags: z.array(flagSchema),
  trials: z.array(trialSchema),
  solo: z.array(soloTrialSchema),
  metrics: metricsSchema,
  /** The figures of the workload, by name. */
  figures: z.record(z.string(), metricSchema).optional(),
});
export type Cell = z.infer<typeof cellSchema>;

export const verdictSchema = z.enum(['faster', 'slower', 'equivalent', 'inconclusive']);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * The comparison of cell `a` with cell `b`: the ratio of their throughputs (above 1: `a` is faster) with its
 * simultaneous interval.
 */
export const comparisonSchema = z.object({
  a: z.string(),
  b: z.string(),
  metric: z.literal('throughputPerSecond'),
  ratio: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  blocks: z.int(),
  /** The standard error of the logarithm of the ratio, and the degrees of freedom of its t; missing with one block. */
  standardError: z.number().optional(),
  degreesOfFreedom: z.number().optional(),
  verdict: verdictSchema,
  /** The number of blocks that a verdict would probably need, from the spread so far; only if inconclusive. */
  blocksNeeded: z.int().optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** The cost of one call of a task. */
export const taskCostSchema = z.object({
  meanMs: z.number(),
  /** Missing for a single sample. */
  relativeMarginOfError: z.number().optional(),
  samples: z.int(),
});
export type TaskCost = z.infer<typeof taskCostSchema>;

export const workloadResultSchema = z.object({
  /** The workload with its parameters and its runtime, if that is not Node; where revisions are compared, one cell of it. */
  key: z.string(),
  kind: kindSchema.optional(),
  name: z.string(),
  /** The `key` of the runtime of all its cells; missing if it is Node, or if runtimes are compared. */
  runtime: z.string().optional(),
  params: paramsSchema,
  /** The occupancy of each of its cells. */
  occupancy: z.int().min(1),
  /** Time of one call, measured alone by tinybench. */
  taskCost: taskCostSchema.optional(),
  /** The cell that ratios are taken against. */
  baseline: z.string().optional(),
  /** The measured cells, best first: by ratio to the baseline, or by throughput if there is none. */
  ranking: z.array(z.string()),
  /** The winner set: the cells that no other cell is shown to beat. */
  winners: z.array(z.string()),
  /** The verdict in words; added by the program that shows the result. */
  summary: z.string().optional(),
  blocks: z.int(),
});
export type WorkloadResult = z.infer<typeof workloadResultSchema>;

export const hostSchema = z.object({
  key: z.string(),
  /** The properties that two comparable runs share. */
  identity: z.object({
    platform: z.string(),
    arch: z.string(),
    kernel: z.string(),
    cpuModel: z.string(),
    cpus: z.int(),
    availableParallelism: z.int(),
    memoryBytes: z.number(),
  }),
  /** The properties that may differ from run to run. */
  state: z.object({ loadAverage: z.array(z.number()), freeMemoryBytes: z.number() }),
});
export type Host = z.infer<typeof hostSchema>;

/** A language implementation that cells ran in. */
export const runtimeSchema = z.object({
  key: z.string(),
  /** The name by which workloads refer to it in `implementations`: `node`, `python`. */
  name: z.string(),
  /** `Node.js`, `CPython`. */
  implementation: z.string(),
  version: z.string(),
  /** The version of V8; only for Node. */
  v8: z.string().optional(),
  /** Whether a global lock allows only one thread at a time to run code. */
  gil: z.boolean().optional(),
});
export type RuntimeResult = z.infer<typeof runtimeSchema>;

/** The result document of a run. */
export const resultSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  run: z.object({
    id: z.string(),
    parbench: z.string(),
    startedAt: z.iso.datetime(),
    durationMs: z.number(),
    status: z.enum(['complete', 'interrupted']),
    /**
     * Why the run stopped: all intervals were narrow enough, all planned blocks were done, the time was up, or every
     * question about a user function was settled. Nothing was measured if it `failed`, or if the time was `too-short` for
     * a single block.
     */
    stopped: z.enum(['precision', 'blocks', 'budget', 'decided', 'failed', 'too-short', 'interrupted']),
    /** The duration of each phase, milliseconds; of a resumed run, since it was resumed. */
    phasesMs: z.record(z.string(), z.number()).optional(),
    /** The user's name for the run. */
    label: z.string().optional(),
    /** The git commit of the working folder; followed by `+` if files had been changed since. */
    commit: z.string().optional(),
    /** The words of the command line after the program's name; added by the command line. */
    arguments: z.array(z.string()).optional(),
  }),
  hosts: z.array(hostSchema).min(1),
  runtimes: z.array(runtimeSchema).min(1),
  plan: z.object({
    seed: z.int(),
    budgetMs: z.number(),
    precision: z.number(),
    threshold: z.number(),
    timeoutMs: z.number(),
    /** The rate at which latency was measured, tasks per second. */
    ratePerSecond: z.number().optional(),
    maxBlocks: z.int(),
    /** The occupancy of every cell, if the user has set it. */
    occupancy: z.int().min(1).optional(),
    /** The host's A/A floor as a relative difference; it widened every interval. */
    floor: z.number().optional(),
    /** How many comparisons hold at once; when missing, those of each workload with its baseline. */
    comparisons: z.int().min(1).optional(),
    /** The only CPU that trials were allowed to use. */
    cpu: z.int().min(0).optional(),
  }),
  workloads: z.array(workloadResultSchema),
  cells: z.array(cellSchema),
  comparisons: z.array(comparisonSchema),
  /** The lag-1 autocorrelation of blocks, from 0 to 0.7, estimated from all cells; it widened the intervals. */
  blockAutocorrelation: z.number().optional(),
  /**
   * The correlation of two cells in the same block, from 0 to 1, estimated from all pairs; it narrowed the intervals.
   */
  competitorCorrelation: z.number().optional(),
  /** The advice for each user function. */
  advice: z.array(adviceSchema).optional(),
});
export type Result = z.infer<typeof resultSchema>;

/** The parts of a result about its workloads; also available while the run goes on. */
export type InterimResult = Pick<
  Result,
  'workloads' | 'cells' | 'comparisons' | 'blockAutocorrelation' | 'competitorCorrelation'
>;
