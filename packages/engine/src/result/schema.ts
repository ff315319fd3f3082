import { z } from 'zod';
import { endStatuses } from '../protocol/trial-end.ts';
import { adviceSchema } from './advice-schema.ts';
import { metricSchema } from './metric-schema.ts';

/** The version of the result document; raised when a reader of the old one would go wrong. */
export const schemaVersion = 2;

/** A workload's parameters. */
export const paramsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** What is measured of a cell. What could not be measured is missing. */
export const metricsSchema = z.object({
  throughputPerSecond: metricSchema.optional(),
  /** Throughput in ratio to the baseline, paired by block; simultaneous interval. */
  speedup: metricSchema.optional(),
  /** Throughput in ratio to what so many copies of the kernel did undispatched in the same block. */
  efficiency: metricSchema.optional(),
  /** Submit to settled with one task in flight, milliseconds. */
  roundTripMs: metricSchema.optional(),
  /** Percentiles of the latency at the rate that was asked for, milliseconds. */
  latencyP50Ms: metricSchema.optional(),
  latencyP90Ms: metricSchema.optional(),
  latencyP99Ms: metricSchema.optional(),
  latencyP999Ms: metricSchema.optional(),
  /** Median time by which the generator was late, milliseconds; part of the latencies. */
  generatorLatenessMs: metricSchema.optional(),
  /** From `open` to the first result, milliseconds. */
  startupMs: metricSchema.optional(),
  /** From `open` until all workers are ready, milliseconds. */
  readyMs: metricSchema.optional(),
  /** Anonymous memory that opening adds to the process tree, bytes. */
  memoryBytes: metricSchema.optional(),
  /** What each further worker adds to that, bytes. */
  memoryBytesPerWorker: metricSchema.optional(),
  /** File-backed memory (the Node binary, libraries) that opening the first workers adds, bytes; processes share it. */
  fileMemoryBytes: metricSchema.optional(),
  /** From the task that ends its worker until all workers are ready again, milliseconds. */
  recoveryMs: metricSchema.optional(),
  /** CPU time of the process tree for a task, milliseconds. */
  cpuMsPerTask: metricSchema.optional(),
  /** Mean delay of the driver's event loop under load, milliseconds: what a service in the driver would feel. */
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
  'overloaded',
  'not-deterministic',
]);
export type Flag = z.infer<typeof flagSchema>;

/** Percentiles of times, milliseconds; missing are those with fewer than 50 samples beyond. */
const percentilesSchema = z.object({
  p50: z.number().optional(),
  p90: z.number().optional(),
  p99: z.number().optional(),
  p999: z.number().optional(),
});

/** One trial of a cell, as measured. */
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
  /** CPU milliseconds that the process tree went on using after each slice, before the next competitor's turn. */
  residualCpuMs: z.array(z.number()),
  /** Whether the same input gave the same output twice. */
  isDeterministic: z.boolean(),
  /** Tasks completed in the slices, with ramp-up and drain. */
  tasks: z.int(),
  /** Completions per second of as many copies of the kernel, undispatched, in the same block; not of inline, a job or a revision. */
  ceilingPerSecond: z.number().optional(),
  roundTripMs: z.number().optional(),
  cpuMsPerTask: z.number().optional(),
  driverUtilisation: z.number().optional(),
  driverDelayMs: z.number().optional(),
  /** How tasks fared that arrived at a rate, where one was asked for. */
  arrivals: z
    .object({
      ratePerSecond: z.number(),
      /** Whether more tasks came than were done; then there are no latencies. */
      isOverloaded: z.boolean(),
      /** From the instant at which a task was due until it settled. */
      latencyMs: percentilesSchema,
      /** How late tasks were submitted; part of the latency. */
      latenessMs: percentilesSchema,
    })
    .optional(),
  /** Part of the CPUs' time during the block that the hypervisor gave to other guests. */
  stolenShare: z.number().optional(),
  /** Part of the CPUs' time during the block in which the control group was held back for its CPU quota. */
  throttledShare: z.number().optional(),
});
export type Trial = z.infer<typeof trialSchema>;

/** One solo trial of a cell, run beside the blocks with nothing else alive. What could not be measured is missing. */
export const soloTrialSchema = z.object({
  /** The width at which memory was measured: another than the cell's own. */
  workers: z.int().min(1),
  /** Anonymous memory that opening added to the process tree at that width, bytes. */
  memoryBytes: z.number().optional(),
  /** The file-backed memory, as proportional set size, bytes. */
  fileMemoryBytes: z.number().optional(),
  /** At the cell's own width, milliseconds. */
  recoveryMs: z.number().optional(),
});
export type SoloTrial = z.infer<typeof soloTrialSchema>;

/** What a workload is: tasks, measured by throughput; a job, measured by its makespan; a service, by requests. */
const kindSchema = z.enum(['task', 'job', 'service']);
export type WorkloadKind = z.infer<typeof kindSchema>;

export const cellSchema = z.object({
  id: z.string(),
  /** `key` is that of the entry in `workloads` that the cell is compared in. */
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
    /** What its workers are. */
    unit: z.enum(['driver', 'thread', 'process']).optional(),
  }),
  /** The `key` of the entry in `runtimes` that it ran in, and of that in `hosts` that it ran on. */
  runtime: z.string(),
  host: z.string(),
  workers: z.int().min(1),
  /** Where the run compares revisions of the code: the one that the cell is of. */
  revision: z.string().optional(),
  status: z.enum(['ok', ...endStatuses]),
  /** Why it is not `ok`. */
  reason: z.string().optional(),
  flags: z.array(flagSchema),
  trials: z.array(trialSchema),
  solo: z.array(soloTrialSchema),
  metrics: metricsSchema,
});
export type Cell = z.infer<typeof cellSchema>;

export const verdictSchema = z.enum(['faster', 'slower', 'equivalent', 'inconclusive']);
export type Verdict = z.infer<typeof verdictSchema>;

/** How cell `a` stands to cell `b`: the ratio of their throughputs (above 1: `a` is faster) with its simultaneous interval. */
export const comparisonSchema = z.object({
  a: z.string(),
  b: z.string(),
  metric: z.literal('throughputPerSecond'),
  ratio: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  blocks: z.int(),
  /** Of the logarithm of the ratio, with the degrees of freedom of its t; missing with one block. */
  standardError: z.number().optional(),
  degreesOfFreedom: z.number().optional(),
  verdict: verdictSchema,
  /** How many blocks a verdict would take, estimated from the spread so far; only when inconclusive. */
  blocksNeeded: z.int().optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** What one call of a task costs. */
export const taskCostSchema = z.object({
  meanMs: z.number(),
  relativeMarginOfError: z.number(),
  samples: z.int(),
});
export type TaskCost = z.infer<typeof taskCostSchema>;

export const workloadResultSchema = z.object({
  /** Names the workload with its parameters; where revisions are compared, one cell of it. */
  key: z.string(),
  kind: kindSchema.optional(),
  name: z.string(),
  params: paramsSchema,
  /** Tasks in flight in each of its cells. */
  occupancy: z.int().min(1),
  /** Time of one call, measured alone by tinybench. */
  taskCost: taskCostSchema.optional(),
  /** The cell that ratios are taken against. */
  baseline: z.string().optional(),
  /** The measured cells, best first: by ratio to the baseline, or by throughput where there is none. */
  ranking: z.array(z.string()),
  /** The cells that no other is shown to beat: the best, and those not told apart from it. */
  winners: z.array(z.string()),
  /** The verdict in words; what shows the result adds it. */
  summary: z.string().optional(),
  blocks: z.int(),
});
export type WorkloadResult = z.infer<typeof workloadResultSchema>;

export const hostSchema = z.object({
  key: z.string(),
  /** What makes two runs comparable. */
  identity: z.object({
    platform: z.string(),
    arch: z.string(),
    kernel: z.string(),
    cpuModel: z.string(),
    cpus: z.int(),
    availableParallelism: z.int(),
    memoryBytes: z.number(),
  }),
  /** What may differ from run to run. */
  state: z.object({ loadAverage: z.array(z.number()), freeMemoryBytes: z.number() }),
});
export type Host = z.infer<typeof hostSchema>;

/** A language implementation that cells ran in. */
export const runtimeSchema = z.object({
  key: z.string(),
  /** By which workloads name their implementation: `node`, `python`. */
  name: z.string(),
  /** `Node.js`, `CPython`. */
  implementation: z.string(),
  version: z.string(),
  /** Of Node. */
  v8: z.string().optional(),
  /** Whether a global lock lets one thread at a time run code. */
  gil: z.boolean().optional(),
});
export type RuntimeResult = z.infer<typeof runtimeSchema>;

/** The whole result of a run. */
export const resultSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  run: z.object({
    id: z.string(),
    parbench: z.string(),
    startedAt: z.iso.datetime(),
    durationMs: z.number(),
    status: z.enum(['complete', 'interrupted']),
    /** Why no more blocks were run: all intervals narrow enough, the planned number reached, or time was up. */
    stopped: z.enum(['precision', 'blocks', 'budget', 'interrupted']),
    /** Where the time went, by phase, milliseconds; of a resumed run, since it went on. */
    phasesMs: z.record(z.string(), z.number()).optional(),
    /** What the user calls it. */
    label: z.string().optional(),
    /** The git commit of the working folder; with `+` after it where files had been changed since. */
    commit: z.string().optional(),
  }),
  hosts: z.array(hostSchema).min(1),
  runtimes: z.array(runtimeSchema).min(1),
  plan: z.object({
    seed: z.int(),
    budgetMs: z.number(),
    precision: z.number(),
    threshold: z.number(),
    timeoutMs: z.number(),
    /** Tasks that arrived in a second where latency was measured. */
    ratePerSecond: z.number().optional(),
    maxBlocks: z.int(),
    /** Tasks in flight for every cell, where the user has set it. */
    occupancy: z.int().min(1).optional(),
    /** The host's A/A floor that widened every interval, as a relative difference. */
    floor: z.number().optional(),
    /** How many comparisons hold at once; when missing, those of each workload with its baseline. */
    comparisons: z.int().min(1).optional(),
  }),
  workloads: z.array(workloadResultSchema),
  cells: z.array(cellSchema),
  comparisons: z.array(comparisonSchema),
  /** The lag-1 autocorrelation of blocks, from 0 to 0.7, estimated from all cells; intervals were widened by it. */
  blockAutocorrelation: z.number().optional(),
  /** The correlation of two cells in the same block, from 0 to 1, estimated from all pairs; it narrows intervals. */
  competitorCorrelation: z.number().optional(),
  /** For each user function: what to do with it. */
  advice: z.array(adviceSchema).optional(),
});
export type Result = z.infer<typeof resultSchema>;

/** What a result says of workloads, without the run: also while the run goes on. */
export type InterimResult = Pick<
  Result,
  'workloads' | 'cells' | 'comparisons' | 'blockAutocorrelation' | 'competitorCorrelation'
>;
