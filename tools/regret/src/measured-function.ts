import { z } from 'zod';
import { choiceSchema, decisionSchema } from './decision.ts';

/** The advice on one function, and the measurements that it is judged by. */
export const measuredFunctionSchema = decisionSchema.extend({
  /** The speed-up of every way over inline, from a run of its own that omitted none. */
  exhaustive: z.array(choiceSchema.extend({ speedup: z.number() })).min(1),
  /**
   * The throughput of the advised way divided by that of its rival, the best other way of the exhaustive run, from a third
   * run of these two; missing if that rival is far behind.
   */
  duel: z.object({ ratio: z.number(), low: z.number(), high: z.number(), blocks: z.int() }).optional(),
});
export type MeasuredFunction = z.infer<typeof measuredFunctionSchema>;
