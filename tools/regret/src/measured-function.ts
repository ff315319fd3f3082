import { z } from 'zod';

/** A way of running a function: a strategy with a number of workers. */
const choiceSchema = z.object({ strategy: z.string(), workers: z.int() });
export type Choice = z.infer<typeof choiceSchema>;

/** The measurements of one function. */
export const measuredFunctionSchema = z.object({
  name: z.string(),
  /** The advice of `parbench FILE`, and how long it took, milliseconds. */
  advised: choiceSchema,
  action: z.string(),
  adviceMs: z.number(),
  /** The speed-up of every way over inline, from a run of its own that omitted none. */
  exhaustive: z.array(choiceSchema.extend({ speedup: z.number() })).min(1),
  /**
   * The throughput of the advised way divided by that of the best way of the exhaustive run, from a third run of these
   * two; missing if they are the same.
   */
  duel: z.object({ ratio: z.number(), low: z.number(), high: z.number(), blocks: z.int() }).optional(),
  taskMs: z.number().optional(),
});
export type MeasuredFunction = z.infer<typeof measuredFunctionSchema>;
