import { z } from 'zod';
import { sustainedRequestSchema } from '../sustained/sustained-request.ts';

/** The length of a window, milliseconds. */
export const windowMs = 50;

/** What a process loads, and for how long. */
export const windowsRequestSchema = sustainedRequestSchema
  .pick({ url: true, params: true, strategy: true })
  .extend({ seconds: z.number() });
export type WindowsRequest = z.infer<typeof windowsRequestSchema>;

/** A line of the file: the tasks that one fresh process completed in each window. */
export const windowsSchema = z.object({
  workload: z.string(),
  strategy: z.string(),
  counts: z.array(z.number()),
});
export type Windows = z.infer<typeof windowsSchema>;
