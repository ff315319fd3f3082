import { z } from 'zod';

/** The names of the compared tools. */
export const tools = ['parbench', 'tinybench', 'mitata', 'before-after'] as const;
export type Tool = (typeof tools)[number];

/** The finding of a tool on the second pool against the first. */
export const findingSchema = z.object({
  /** The throughput of the second pool divided by that of the first. */
  ratio: z.number(),
  /** The tool's own 95 % interval of the ratio, if it gives one. */
  low: z.number().optional(),
  high: z.number().optional(),
  verdict: z.enum(['faster', 'slower', 'equivalent', 'inconclusive']),
  /** The number of blocks of parbench, or of samples of the others. */
  n: z.int(),
});
export type Finding = z.infer<typeof findingSchema>;

/** A line of the results: the finding of one tool on one pair of pools. */
export const observationSchema = findingSchema.extend({
  pair: z.int(),
  tool: z.enum(tools),
  /** Iterations added to a task of the second pool, in thousandths. */
  extraPermille: z.int(),
  /** The time given to the tool, milliseconds. */
  budgetMs: z.number(),
  durationMs: z.number(),
});
export type Observation = z.infer<typeof observationSchema>;
