import { z } from 'zod';

/** A way of running a function: a strategy with a number of workers. */
const choiceSchema = z.object({ strategy: z.string(), workers: z.int() });
export type Choice = z.infer<typeof choiceSchema>;

/** What was found of one function. */
export const measuredFunctionSchema = z.object({
  name: z.string(),
  /** What `parbench FILE` advised, and how long that took with start-up and all, milliseconds. */
  advised: choiceSchema,
  action: z.string(),
  adviceMs: z.number(),
  /** Throughput in ratio to inline's of every way, from a run of its own that left nothing out. */
  exhaustive: z.array(choiceSchema.extend({ speedup: z.number() })).min(1),
  /** Throughput of what was advised over that of the exhaustive run's best, from a third run of these two; missing where they are the same. */
  duel: z.object({ ratio: z.number(), low: z.number(), high: z.number(), blocks: z.int() }).optional(),
  taskMs: z.number().optional(),
});
export type MeasuredFunction = z.infer<typeof measuredFunctionSchema>;
