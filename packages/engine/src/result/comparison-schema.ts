import { z } from 'zod';

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
