import { z } from 'zod';
import { sustainedRequestSchema } from '../sustained/sustained-request.ts';

/** The length of a window, milliseconds. */
export const windowMs = 50;

/** How dispatch is compiled: by load alone; rehearsed, or early, as in the warm-up of a trial. */
const waysToCompile = ['by load', 'rehearsed', 'compiled early'] as const;
export type WayToCompile = (typeof waysToCompile)[number];

/** What a process loads, and for how long. */
export const windowsRequestSchema = sustainedRequestSchema
  .pick({ url: true, params: true, strategy: true })
  .extend({
    seconds: z.number(),
    compiled: z.enum(waysToCompile),
  });
export type WindowsRequest = z.infer<typeof windowsRequestSchema>;

/** What one fresh process did in each window. */
export const countedSchema = z.object({
  /** Completed tasks. */
  counts: z.array(z.number()),
  /** CPU time of the driver's thread, milliseconds; missing in older files. */
  driverCpuMs: z.array(z.number()).optional(),
});
export type Counted = z.infer<typeof countedSchema>;

/** A line of the file. */
export const windowsSchema = countedSchema.extend({ workload: z.string(), strategy: z.string() });
export type Windows = z.infer<typeof windowsSchema>;
