import { z } from 'zod';

/** A figure with its interval (95 %, over `n` blocks or trials). An interval needs at least two. */
export const metricSchema = z.object({
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: z.int().min(1),
});
export type Metric = z.infer<typeof metricSchema>;
