import { z } from 'zod';

/** The tools that are compared, by name. */
export const tools = ['parbench', 'tinybench', 'mitata', 'before-after'] as const;
export type Tool = (typeof tools)[number];

/** What a tool says of the second pool against the first. */
export const findingSchema = z.object({
  /** Throughput of the second pool to the first's. */
  ratio: z.number(),
  /** The tool's own 95 % interval of the ratio, where it gives one. */
  low: z.number().optional(),
  high: z.number().optional(),
  verdict: z.enum(['faster', 'slower', 'equivalent', 'inconclusive']),
  /** What the finding rests on: blocks of parbench, samples of the others. */
  n: z.int(),
});
export type Finding = z.infer<typeof findingSchema>;

/** One line of the results: one tool's finding on one pair of pools. */
export const observationSchema = findingSchema.extend({
  pair: z.int(),
  tool: z.enum(tools),
  /** Iterations added to a task of the second pool, in thousandths. */
  extraPermille: z.int(),
  /** The time that the tool was given, milliseconds. */
  budgetMs: z.number(),
  durationMs: z.number(),
});
export type Observation = z.infer<typeof observationSchema>;
