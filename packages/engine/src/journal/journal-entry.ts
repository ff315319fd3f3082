import { z } from 'zod';
import { endStatuses } from '../protocol/trial-end.ts';
import { paramsSchema, soloTrialSchema, taskCostSchema, trialSchema } from '../result/schema.ts';
import { configurationSchema } from './configuration.ts';

/** The version of the journal's lines; raised when a reader of the old ones would go wrong. */
export const journalVersion = 3;

/** The first line: what run this is. */
export const journalHeaderSchema = z.object({
  type: z.literal('header'),
  journalVersion: z.literal(journalVersion),
  runId: z.string(),
  startedAt: z.iso.datetime(),
  /** Trials of another configuration are not to be mixed in. */
  configuration: configurationSchema,
});
export type JournalHeader = z.infer<typeof journalHeaderSchema>;

/** How a cell or a pilot ended. */
const endSchema = z.object({ status: z.enum(endStatuses), reason: z.string() });

const finishedPilotSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    params: paramsSchema,
    /** Missing where the task does not exist in Node. */
    taskCost: taskCostSchema.exactOptional(),
    /** Kept, so that a resumed run has the same blocks. */
    memory: z.object({ workerBytes: z.number(), availableBytes: z.number() }),
  }),
  endSchema,
]);
/** What a workload's pilot came to. */
export type FinishedPilot = z.infer<typeof finishedPilotSchema>;

/** One finished piece of a run. */
export const journalEntrySchema = z.discriminatedUnion('type', [
  /** `workload` is its key before the pilot, which may have given it other parameters. */
  z.object({ type: z.literal('pilot'), workload: z.string(), pilot: finishedPilotSchema }),
  z.object({ type: z.literal('trial'), cell: z.string(), trial: trialSchema }),
  z.object({ type: z.literal('solo'), cell: z.string(), solo: soloTrialSchema }),
  z.object({
    type: z.literal('failure'),
    cell: z.string(),
    ...endSchema.shape,
  }),
  /** All competitors of this block have ended, so long after the run's start; without it the block was cut short. */
  z.object({ type: z.literal('block'), workload: z.string(), index: z.int(), elapsedMs: z.number() }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;
