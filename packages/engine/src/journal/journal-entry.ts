import { z } from 'zod';
import { endStatuses } from '../protocol/trial-end.ts';
import { breakdownSchema } from '../result/breakdown-schema.ts';
import { soloTrialSchema, trialSchema } from '../result/trial-schema.ts';
import { paramsSchema, taskCostSchema } from '../result/workload-schema.ts';
import { configurationSchema } from './configuration.ts';

/**
 * The version of the journal's lines; raised when readers of the old version would misread the new one, and when its
 * trials were measured in another way.
 */
export const journalVersion = 5;

/** The first line: it identifies the run. */
export const journalHeaderSchema = z.object({
  type: z.literal('header'),
  journalVersion: z.literal(journalVersion),
  runId: z.string(),
  startedAt: z.iso.datetime(),
  /** Trials of another configuration must not be mixed in. */
  configuration: configurationSchema,
});
export type JournalHeader = z.infer<typeof journalHeaderSchema>;

/** How a cell or a pilot ended. */
const endSchema = z.object({ status: z.enum(endStatuses), reason: z.string() });

const finishedPilotSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    params: paramsSchema,
    /** Missing if the task has no implementation in Node. */
    taskCost: taskCostSchema.exactOptional(),
    /** Stored so that a resumed run has the same blocks. */
    memory: z.object({ workerBytes: z.number(), availableBytes: z.number() }),
  }),
  endSchema,
]);
/** The result of a workload's pilot. */
export type FinishedPilot = z.infer<typeof finishedPilotSchema>;

/** One finished piece of a run. */
export const journalEntrySchema = z.discriminatedUnion('type', [
  /** `workload` is the key before the pilot, which may have changed the parameters. */
  z.object({ type: z.literal('pilot'), workload: z.string(), pilot: finishedPilotSchema }),
  z.object({ type: z.literal('trial'), cell: z.string(), trial: trialSchema }),
  z.object({ type: z.literal('solo'), cell: z.string(), solo: soloTrialSchema }),
  z.object({ type: z.literal('breakdown'), cell: z.string(), breakdown: breakdownSchema }),
  z.object({
    type: z.literal('failure'),
    cell: z.string(),
    ...endSchema.shape,
  }),
  /**
   * All competitors of this block have ended; `elapsedMs` counts from the start of the run. A block without this entry
   * was cut short.
   */
  z.object({ type: z.literal('block'), workload: z.string(), index: z.int(), elapsedMs: z.number() }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;
