import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { resultsFolder } from './figures.ts';

/** Where `idle` leaves what it found. */
export const idleFile = new URL('idle.json', resultsFolder);

const idleUseSchema = z.object({
  workers: z.int(),
  durationMs: z.number(),
  /** CPU time of an idle strategy's process tree over the time that passed, by strategy: 1 is one core. */
  coreShare: z.record(z.string(), z.number()),
});
export type IdleUse = z.infer<typeof idleUseSchema>;

/** What `idle` found; nothing where it was not run. */
export function readIdleUse(): IdleUse | undefined {
  return existsSync(idleFile) ? idleUseSchema.parse(JSON.parse(readFileSync(idleFile, 'utf8'))) : undefined;
}
