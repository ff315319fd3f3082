import { z } from 'zod';

/** The length of a window, milliseconds. */
export const windowMs = 50;

/** What a process loads, and for how long. */
export const windowsRequestSchema = z.object({
  url: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  strategy: z.string(),
  seconds: z.number(),
});
export type WindowsRequest = z.infer<typeof windowsRequestSchema>;

/** A line of the file: the tasks that one fresh process completed in each window. */
export const windowsSchema = z.object({
  workload: z.string(),
  strategy: z.string(),
  counts: z.array(z.number()),
});
export type Windows = z.infer<typeof windowsSchema>;
