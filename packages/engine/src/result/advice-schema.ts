import { z } from 'zod';
import { metricSchema } from './metric-schema.ts';

/** What the run of a user function amounts to. All of it was measured in that run; what was not is missing. */
export const adviceSchema = z.object({
  workload: z.string(),
  /** Whether to run the function in parallel. `undecided`: the blocks do not tell. */
  action: z.enum(['parallelise', 'do-not-parallelise', 'undecided']),
  /** The id of the cell to use; while undecided, the one that leads by a tenth or more, or else the baseline. */
  choice: z.string(),
  /** The best cell that is not the baseline; what follows is about it. */
  best: z.object({
    cell: z.string(),
    strategy: z.string(),
    workers: z.int().min(1),
    /** Its throughput in ratio to the baseline's. */
    gain: metricSchema.optional(),
  }),
  /** The same strategy with each number of workers. */
  widths: z.array(z.object({ workers: z.int().min(1), gain: metricSchema })),
  /** Strategies that were screened out, with their ratio to the baseline in the screening. */
  screenedOut: z.array(z.object({ strategy: z.string(), workers: z.int().min(1), ratio: z.number() })),
  task: z
    .object({
      /** Time of a call, one after another, milliseconds: the workload's task cost. */
      costMs: z.number(),
      /** Time of a task in the best cell without the work of the call: sending its arguments and returning its output. */
      dispatchCostMs: z.number().optional(),
      /** The shortest call that the best cell runs faster than the baseline. Missing when no call is long enough. */
      breakEvenMs: z.number().optional(),
      /** The calls are so short that the break-even is only known to be at least this. */
      isBreakEvenLeast: z.boolean().optional(),
      /** Calls mostly wait, and the baseline has several going at once. */
      isWaiting: z.boolean(),
      /** The function changes its arguments: each call got a copy, and its time includes that. */
      copiesArguments: z.boolean(),
    })
    .optional(),
  /** What the workers take to start, and when their gain has paid for it. */
  startup: z
    .object({
      readyMs: z.number(),
      paidAfterTasks: z.number().optional(),
      paidAfterMs: z.number().optional(),
    })
    .optional(),
  memory: z.object({ bytes: z.number(), bytesPerWorker: z.number() }).optional(),
  /** Mean wait of a request to the driver while calls run: in the baseline, and in the best cell. */
  driverDelay: z.object({ baselineMs: z.number(), ms: z.number() }).optional(),
  /** A budget that would probably decide, milliseconds; only while undecided, and none above half an hour. */
  budgetMs: z.number().optional(),
  /** All of it in words, a sentence or two each. */
  text: z.array(z.string()),
});
export type Advice = z.infer<typeof adviceSchema>;
