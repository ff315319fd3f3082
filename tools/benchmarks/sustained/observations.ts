import { z } from 'zod';

const cell = { cycle: z.number(), workload: z.string(), strategy: z.string() };

/** A line of the file: one measurement of one cell in one cycle. */
export const observationSchema = z.discriminatedUnion('type', [
  /** Completions per second of a fresh process under load without a pause. */
  z.object({ type: z.literal('sustained'), ...cell, perSecond: z.number() }),
  /** The speed-up that a matrix run printed. */
  z.object({
    type: z.literal('reported'),
    ...cell,
    ratio: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    blocks: z.number(),
  }),
  /** Completions per second of the same cell in a matrix run. */
  z.object({ type: z.literal('measured'), ...cell, perSecond: z.number() }),
  /** Milliseconds of garbage collection per task, of the driver and all workers. */
  z.object({ type: z.literal('collection'), ...cell, msPerTask: z.number() }),
]);
export type Observation = z.infer<typeof observationSchema>;
export type Sustained = Extract<Observation, { type: 'sustained' }>;
export type Reported = Extract<Observation, { type: 'reported' }>;
