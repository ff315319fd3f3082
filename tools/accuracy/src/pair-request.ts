import { z } from 'zod';

/** What a tool is asked: how the second pool stands to the first. */
export const pairRequestSchema = z.object({
  /** Iterations of a task in the first pool: about 1 ms. */
  iterations: z.int().min(1),
  extraPermille: z.int().min(0),
  workers: z.int().min(1),
  /** Wall time for both pools together, milliseconds, with starting and warming up. */
  budgetMs: z.number().positive(),
  seed: z.int(),
  /** The relative difference that matters: for parbench's verdicts and for tools that have no interval. */
  threshold: z.number().min(0),
});
export type PairRequest = z.infer<typeof pairRequestSchema>;
