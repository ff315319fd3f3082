import { z } from 'zod';
import { soloTrialSchema, trialSchema } from './result/schema.ts';

/** The version of the journal's lines; raised when a reader of the old ones would go wrong. */
export const journalVersion = 1;

/** The first line: what run this is. */
export const journalHeaderSchema = z.object({
  type: z.literal('header'),
  journalVersion: z.literal(journalVersion),
  runId: z.string(),
  startedAt: z.iso.datetime(),
  /** `hashConfiguration` of the run: trials of another configuration are not to be mixed in. */
  configuration: z.string(),
});
export type JournalHeader = z.infer<typeof journalHeaderSchema>;

/** One finished piece of a run. */
export const journalEntrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('trial'), cell: z.string(), trial: trialSchema }),
  z.object({ type: z.literal('solo'), cell: z.string(), solo: soloTrialSchema }),
  z.object({
    type: z.literal('failure'),
    cell: z.string(),
    status: z.enum(['failed', 'timeout', 'skipped']),
    reason: z.string(),
  }),
  /** All competitors of this block have ended; without it the block was cut short. */
  z.object({ type: z.literal('block'), workload: z.string(), index: z.int() }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;
