import { z } from 'zod';
import { endStatuses } from '../protocol/trial-end.ts';
import { breakdownSchema } from './breakdown-schema.ts';
import { metricSchema, metricsSchema } from './metric-schema.ts';
import { soloTrialSchema, trialSchema } from './trial-schema.ts';
import { kindSchema, paramsSchema } from './workload-schema.ts';

/** Doubts about a cell, as data. */
export const flagSchema = z.enum([
  'not-steady',
  'unstable',
  'stolen',
  'throttled',
  'contended',
  'noisy-neighbour',
  'uneven',
  'few-blocks',
  'driver-bound',
  'generator-bound',
  'overloaded',
  'not-deterministic',
]);
export type Flag = z.infer<typeof flagSchema>;

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
  /**
   * By which power of the host speed the rates of its workload vary; ratios are taken at equal host speed. Missing if they
   * do not vary with it.
   */
  hostSpeedElasticity: z.number().optional(),
  /** The parts of the round trip of a task, if they were requested and could be measured. */
  breakdown: breakdownSchema.optional(),
  metrics: metricsSchema,
  /** The figures of the workload, by name. */
  figures: z.record(z.string(), metricSchema).optional(),
});
export type Cell = z.infer<typeof cellSchema>;
