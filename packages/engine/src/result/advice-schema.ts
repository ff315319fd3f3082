import { z } from 'zod';
import { metricSchema } from './metric-schema.ts';

/** The advice from the run of a user function. All of it was measured in that run; missing fields were not. */
export const adviceSchema = z.object({
  workload: z.string(),
  /** Whether to run the function in parallel. `undecided`: the blocks cannot decide. */
  action: z.enum(['parallelise', 'do-not-parallelise', 'undecided']),
  /** The id of the cell to use. While undecided, it is the baseline. */
  choice: z.string(),
  /** The best cell that is not the baseline; the following fields are about it. */
  best: z.object({
    cell: z.string(),
    strategy: z.string(),
    workers: z.int().min(1),
    /** The ratio of its throughput to that of the baseline. */
    gain: metricSchema.optional(),
    /** The same ratio when the question was settled; only if the interval at the end does not show it. */
    settled: metricSchema.optional(),
  }),
  /** The same strategy with each number of workers. */
  widths: z.array(z.object({ workers: z.int().min(1), gain: metricSchema })),
  /** Strategies that were screened out, with their ratio to the baseline in the screening. */
  screenedOut: z.array(z.object({ strategy: z.string(), workers: z.int().min(1), ratio: z.number() })),
  task: z
    .object({
      /** Time of a call when calls run one after another, milliseconds: the task cost of the workload. */
      costMs: z.number(),
      /** Time of a task in the best cell without the work of the call: sending its arguments and returning its output. */
      dispatchCostMs: z.number().optional(),
      /** The shortest call that the best cell runs faster than the baseline. Missing when no call is long enough. */
      breakEvenMs: z.number().optional(),
      /** Whether the break-even is only a lower bound, since the calls are so short. */
      isBreakEvenLeast: z.boolean().optional(),
      /** Whether calls mostly wait, with several of them in progress in the baseline. */
      isWaiting: z.boolean(),
      /** Whether the function changes its arguments: each call then gets a copy, and its time includes the copying. */
      copiesArguments: z.boolean(),
    })
    .optional(),
  /** The start-up time of the workers, and when their gain has paid for it. */
  startup: z
    .object({
      readyMs: z.number(),
      paidAfterTasks: z.number().optional(),
      paidAfterMs: z.number().optional(),
    })
    .optional(),
  memory: z.object({ bytes: z.number(), bytesPerWorker: z.number().optional() }).optional(),
  /** Mean wait of a request to the driver while calls run: in the baseline, and in the best cell. */
  driverDelay: z.object({ baselineMs: z.number(), ms: z.number() }).optional(),
  /** How to run the function in this way; only if it is to be parallelised. */
  how: z
    .object({
      /** What is good to know before, such as how far piscina would be behind. */
      note: z.string().optional(),
      command: z.string(),
      packages: z.array(z.string()),
      /** To be saved beside the function's own file, which stays as it is. */
      files: z.array(z.object({ name: z.string(), code: z.string() })),
    })
    .optional(),
  /** A budget that would probably decide, milliseconds; only while undecided, and at most half an hour. */
  budgetMs: z.number().optional(),
  /** The advice in words, in parts of a sentence or two. */
  text: z.array(z.string()),
});
export type Advice = z.infer<typeof adviceSchema>;
