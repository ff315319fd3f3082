import { z } from 'zod';

/** The request to a tool: compare the second pool with the first. */
export const pairRequestSchema = z.object({
  /** Iterations of a task in the first pool: about 1 ms. */
  iterations: z.int().min(1),
  extraPermille: z.int().min(0),
  workers: z.int().min(1),
  /** The wall time for both pools together, including start and warm-up, milliseconds. */
  budgetMs: z.number().positive(),
  seed: z.int(),
  /** The relative difference that matters, for the verdicts of parbench and of tools without intervals. */
  threshold: z.number().min(0),
});
export type PairRequest = z.infer<typeof pairRequestSchema>;
