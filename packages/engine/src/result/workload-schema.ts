import { z } from 'zod';

/** A workload's parameters. */
export const paramsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The kind of a workload: tasks, measured by throughput; a job, by its makespan; a service, by requests. */
export const kindSchema = z.enum(['task', 'job', 'service']);
export type WorkloadKind = z.infer<typeof kindSchema>;

/** The cost of one call of a task. */
export const taskCostSchema = z.object({
  meanMs: z.number(),
  /** Missing for a single sample. */
  relativeMarginOfError: z.number().optional(),
  samples: z.int(),
  /** The size of an input with its output, serialised; missing for a job, in other runtimes than Node, and if they cannot be serialised. */
  payloadBytes: z.int().optional(),
});
export type TaskCost = z.infer<typeof taskCostSchema>;

export const workloadResultSchema = z.object({
  /** The workload with its parameters and its runtime, if that is not Node; where revisions are compared, one cell of it. */
  key: z.string(),
  kind: kindSchema.optional(),
  name: z.string(),
  /** The `key` of the runtime of all its cells; missing if it is Node, or if runtimes are compared. */
  runtime: z.string().optional(),
  params: paramsSchema,
  /** The occupancy of each of its cells. */
  occupancy: z.int().min(1),
  /** Time of one call, measured alone by tinybench. */
  taskCost: taskCostSchema.optional(),
  /** The cell that ratios are taken against. */
  baseline: z.string().optional(),
  /** The measured cells, best first: by ratio to the baseline, or by throughput if there is none. */
  ranking: z.array(z.string()),
  /** The winner set: the cells that no other cell is shown to beat. */
  winners: z.array(z.string()),
  /** The verdict in words; added by the program that shows the result. */
  summary: z.string().optional(),
  blocks: z.int(),
});
export type WorkloadResult = z.infer<typeof workloadResultSchema>;
