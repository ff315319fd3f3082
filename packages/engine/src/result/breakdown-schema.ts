import { z } from 'zod';

/**
 * The parts of a round trip in the order in which a task passes through them. A strategy whose driver side cannot be
 * stamped has `dispatch` in place of `queue`, `serialise` and `transport`.
 */
export const costPartSchema = z.enum(['queue', 'serialise', 'transport', 'dispatch', 'run', 'return']);
export type CostPart = z.infer<typeof costPartSchema>;

/** The cost of a task, broken down: means over the middle half of a sample of tasks, by the length of their round trips. */
export const breakdownSchema = z.object({
  /** The tasks of the sample. */
  tasks: z.int().min(1),
  /** From submission until the task settled, milliseconds. */
  roundTripMs: z.number(),
  /** They add up to the round trip. */
  parts: z.array(z.object({ part: costPartSchema, ms: z.number() })).min(1),
});
export type Breakdown = z.infer<typeof breakdownSchema>;
