import { z } from 'zod';

/** One cell to load without a pause, in a fresh process. Milliseconds. */
export const sustainedRequestSchema = z.object({
  url: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  strategy: z.string(),
  workers: z.number(),
  occupancy: z.number(),
  warmUpMs: z.number(),
  stretchMs: z.number(),
});
export type SustainedRequest = z.infer<typeof sustainedRequestSchema>;

/** Completions and page faults of the driver in the stretch, and tasks of the whole process. */
export const sustainedReplySchema = z.object({
  completions: z.number(),
  elapsedMs: z.number(),
  pageFaults: z.number(),
  tasks: z.number(),
});
export type SustainedReply = z.infer<typeof sustainedReplySchema>;
