import { z } from 'zod';

/** What one run of the default matrix says of each strategy, against `inline`. */
export const matrixRunSchema = z.object({
  startedAt: z.string(),
  durationMs: z.number(),
  comparisons: z.array(
    z.object({
      workload: z.string(),
      strategy: z.string(),
      ratio: z.number(),
      /** The ends of the 95 % interval; those of a workload hold at once. */
      low: z.number(),
      high: z.number(),
      /** Of the log-ratio; missing in results of early versions. */
      standardError: z.number().optional(),
      blocks: z.int(),
    }),
  ),
});
export type MatrixRun = z.infer<typeof matrixRunSchema>;
export type ReportedRatio = MatrixRun['comparisons'][number];
