import { z } from 'zod';
import { endStatuses } from '../protocol/trial-end.ts';
import { cellSchema } from './cell-schema.ts';

/** What opening a cell adds to the process tree. Missing where the host does not provide it. */
const addedSchema = z.object({
  /** Proportional set size, bytes. */
  pssBytes: z.number().optional(),
  /** Resident set size, bytes: memory that processes share counts for each of them. */
  rssBytes: z.number().optional(),
  fileDescriptors: z.number().optional(),
  kernelThreads: z.number().optional(),
  /** During start, of threads that are still alive. */
  contextSwitches: z.number().optional(),
  /** CPU time of the whole tree to start, milliseconds. */
  startCpuMs: z.number().optional(),
  /** CPU time of the whole tree in a second without work, milliseconds. */
  idleCpuMs: z.number().optional(),
});
export type Added = z.infer<typeof addedSchema>;

/** One opening of a cell in a fresh process, with no other cell alive. */
const openingSchema = z.object({
  /** The round, from 0: every cell is opened once in each. */
  round: z.int().min(0),
  /** From `open` to the first outcome, milliseconds. */
  startupMs: z.number(),
  /** From `open` until all workers are ready, milliseconds. */
  readyMs: z.number(),
  added: addedSchema,
  /** The mean of each figure of the outputs that were verified. */
  figures: z.record(z.string(), z.number()),
});
export type Opening = z.infer<typeof openingSchema>;

/** A cell with its openings. One that failed keeps those before. */
export const openedCellSchema = cellSchema.pick({ id: true, runtime: true, workers: true }).extend({
  workload: z.string(),
  strategy: z.string(),
  status: z.enum(['ok', ...endStatuses]),
  /** Why it is not `ok`. */
  reason: z.string().optional(),
  openings: z.array(openingSchema),
});
export type OpenedCell = z.infer<typeof openedCellSchema>;
