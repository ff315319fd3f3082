import { z } from 'zod';
import { metricSchema } from '../result/metric-schema.ts';
import { resultSchema } from '../result/result-schema.ts';

/** The version of the sweep document; raised when readers of the old version would misread the new one. */
export const sweepSchemaVersion = 1;

/** Where a curve reaches a level: between two points of the grid, or not within it. */
const crossingSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('bracketed'),
    value: z.number(),
    /** The ends of the interval; an end outside the grid is missing. */
    low: z.number().optional(),
    high: z.number().optional(),
  }),
  z.object({
    status: z.literal('not-bracketed'),
    /** `below`: the level is reached already at the smallest size; `above`: not even at the largest. */
    side: z.enum(['below', 'above']),
    /** That size. */
    bound: z.number(),
  }),
]);

/** Identifies a curve: one strategy in one runtime. */
const curveShape = {
  strategy: z.string(),
  runtime: z.string(),
};

const granularitySchema = z.object({
  of: z.literal('granularity'),
  workload: z.string(),
  /** The parameter that was varied. */
  param: z.string(),
  /** The share of the ceiling that METG refers to. */
  level: z.number(),
  curves: z.array(
    z.object({
      ...curveShape,
      workers: z.int().min(1),
      points: z.array(
        z.object({
          /** The value of the parameter. */
          value: z.number(),
          /** The id of the cell. */
          cell: z.string(),
          /** The time of a task inline. */
          taskMs: z.number().optional(),
          /** The time of a task with its overhead: workers divided by throughput. */
          granularityMs: z.number().optional(),
          /** The share of the ceiling. The intervals of all points of all curves hold at once. */
          efficiency: metricSchema.optional(),
          /** The ratio to inline, with an interval of the same kind. */
          speedup: metricSchema.optional(),
        }),
      ),
      /** The smallest `granularityMs` with an efficiency of `level`; missing if the ceiling was not measured. */
      metgMs: crossingSchema.optional(),
      /** The `taskMs` from which on the strategy is faster than inline. */
      breakEvenMs: crossingSchema.optional(),
    }),
  ),
});

/** A fitted parameter with its 95 % interval; an end that is unlimited is missing. */
const parameterSchema = z.object({
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

/** A law of scaling: N workers are `rate` N / (1 + `contention` (N - 1) + `coherency` N (N - 1)) as fast as inline. */
const fitSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('fitted'),
    rate: parameterSchema,
    contention: parameterSchema,
    /** Only of the universal scalability law. */
    coherency: parameterSchema.optional(),
  }),
  z.object({ status: z.literal('not-estimable'), reason: z.string() }),
]);
export type Fit = z.infer<typeof fitSchema>;

const workersSchema = z.object({
  of: z.literal('workers'),
  workload: z.string(),
  /** The CPUs that this process may use. */
  cpus: z.int().min(1),
  curves: z.array(
    z.object({
      ...curveShape,
      points: z.array(
        z.object({
          workers: z.int().min(1),
          /** The id of the cell. */
          cell: z.string(),
          /** The ratio to inline. The intervals of all points of all curves hold at once. */
          speedup: metricSchema.optional(),
          /** The share of the ceiling of the same width. */
          efficiency: metricSchema.optional(),
          /** The CPU time of the process tree per time of load: how many CPUs it kept busy. */
          cpusUsed: metricSchema.optional(),
          /** Anonymous memory that opening added, bytes. */
          memoryBytes: metricSchema.optional(),
        }),
      ),
      amdahl: fitSchema,
      universalScalability: fitSchema,
      /** Missing if the intervals are too wide. */
      advice: z
        .object({
          /** The smallest width that is not shown to be slower than the fastest. */
          workers: z.int().min(1),
          /** The fastest width. */
          fastest: z.int().min(1),
          /** The throughput of the advised width divided by that of the fastest; missing if they are the same. */
          ratio: metricSchema.optional(),
          /** Whether it is shown to be faster than inline. */
          beatsInline: z.boolean(),
        })
        .optional(),
    }),
  ),
});

/**
 * How a payload reaches the worker and comes back; the last three are channels of CPython without a pool, and their strategy is
 * `python/inline`.
 */
export const payloadKinds = [
  'string',
  'object',
  'copied',
  'transferred',
  'shared',
  'queue',
  'pipe',
  'shared-memory',
] as const;
const payloadKindSchema = z.enum(payloadKinds);
export type PayloadKind = z.infer<typeof payloadKindSchema>;

/** Identifies a way of sending: a kind of payload through a strategy. */
const waySchema = z.object({ kind: payloadKindSchema, ...curveShape });
export type PayloadWay = z.infer<typeof waySchema>;

const payloadSchema = z.object({
  of: z.literal('payload'),
  ways: z.array(
    waySchema.extend({
      points: z.array(
        z.object({
          bytes: z.number(),
          /** The id of the cell. */
          cell: z.string(),
          /** The time of one task with no other in flight. */
          roundTripMs: metricSchema.optional(),
          /** Payload bytes that were sent and came back per second, at full occupancy. */
          bytesPerSecond: metricSchema.optional(),
        }),
      ),
    }),
  ),
  /** Each pair of ways that differ in strategy or, for bytes, in kind. */
  orders: z.array(
    z.object({
      a: waySchema,
      b: waySchema,
      /** The throughput of `a` divided by that of `b` at each size that both have. */
      ratios: z.array(z.object({ bytes: z.number(), ratio: metricSchema })),
      /** Which of the two is shown to be faster at the smallest and at the largest size. */
      smallest: z.enum(['a', 'b', 'undecided']),
      largest: z.enum(['a', 'b', 'undecided']),
      /** The size at which the order changes, bytes; missing if it is not shown to change. */
      changesAtBytes: crossingSchema.optional(),
    }),
  ),
});

const analysisSchema = z.discriminatedUnion('of', [granularitySchema, workersSchema, payloadSchema]);

export type GranularityAnalysis = z.infer<typeof granularitySchema>;
export type WorkersAnalysis = z.infer<typeof workersSchema>;
export type PayloadAnalysis = z.infer<typeof payloadSchema>;
export type SweepAnalysis = z.infer<typeof analysisSchema>;

/** The document of `parbench sweep`: the curves, and the result that they were computed from. */
export const sweepSchema = z.object({
  kind: z.literal('sweep'),
  schemaVersion: z.literal(sweepSchemaVersion),
  analysis: analysisSchema,
  result: resultSchema,
});
export type Sweep = z.infer<typeof sweepSchema>;
