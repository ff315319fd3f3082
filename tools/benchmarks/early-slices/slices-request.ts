import { z } from 'zod';
import { sustainedRequestSchema } from '../sustained/sustained-request.ts';

/** What a process loads, and for how long it warms up first. */
export const slicesRequestSchema = sustainedRequestSchema
  .pick({ url: true, params: true, strategy: true })
  .extend({ warmUpMs: z.number() });
export type SlicesRequest = z.infer<typeof slicesRequestSchema>;

/** Completions per second in the slices of one fresh process. */
export const ratesSchema = z.object({
  /** After its warm-up. */
  early: z.array(z.number()),
  /** After seconds of load. */
  late: z.array(z.number()),
  /** Of load without a pause, after these seconds. */
  continuous: z.array(z.number()),
});
export type Rates = z.infer<typeof ratesSchema>;

/** A line of the file. */
export const slicesSchema = ratesSchema.extend({
  workload: z.string(),
  strategy: z.string(),
  warmUpMs: z.number(),
});
export type Slices = z.infer<typeof slicesSchema>;
