import { z } from 'zod';

/** A cell to load, in a fresh process. */
export const sustainedRequestSchema = z.object({
  url: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  strategy: z.string(),
  workers: z.number(),
  occupancy: z.number(),
});
export type SustainedRequest = z.infer<typeof sustainedRequestSchema>;

/** A load without a pause: completions count once `leadInMs` have passed, for `countedMs`. Milliseconds. */
export const stretchSchema = z.object({ leadInMs: z.number(), countedMs: z.number() });
export type Stretch = z.infer<typeof stretchSchema>;

/** What counted of a stretch: completions, and page faults of the driver. `tasks` are all that the stretch ran. */
export const stretchReplySchema = z.object({
  completions: z.number(),
  elapsedMs: z.number(),
  pageFaults: z.number(),
  tasks: z.number(),
});
export type StretchReply = z.infer<typeof stretchReplySchema>;
