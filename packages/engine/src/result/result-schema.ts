import { z } from 'zod';
import { adviceSchema } from './advice-schema.ts';
import { cellSchema } from './cell-schema.ts';
import { comparisonSchema } from './comparison-schema.ts';
import { hostSchema, runtimeSchema } from './host-schema.ts';
import { workloadResultSchema } from './workload-schema.ts';

/** The version of the result document; raised when readers of the old version would misread the new one. */
export const schemaVersion = 2;

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
    /** The part of the matrix that was measured, from 1, if it was split by workloads. */
    shard: z.object({ index: z.int().min(1), of: z.int().min(1) }).optional(),
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
    /** The matrix was too large for its budget: each cell was measured once, for a moment, to verify its outputs. */
    detail: z.literal('brief').optional(),
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
  /** The advice for each user function. */
  advice: z.array(adviceSchema).optional(),
});
export type Result = z.infer<typeof resultSchema>;

/** The parts of a result about its workloads; also available while the run goes on. */
export type InterimResult = Pick<Result, 'workloads' | 'cells' | 'comparisons' | 'blockAutocorrelation'>;
