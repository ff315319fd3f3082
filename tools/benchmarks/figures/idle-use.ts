import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { resultsFolder } from './figures.ts';

/** The file with the result of `idle`. */
export const idleFile = new URL('idle.json', resultsFolder);

const idleUseSchema = z.object({
  workers: z.int(),
  durationMs: z.number(),
  /** CPU time of the process tree of an idle strategy divided by the elapsed time, by strategy: 1 is one core. */
  coreShare: z.record(z.string(), z.number()),
});
export type IdleUse = z.infer<typeof idleUseSchema>;

/** Reads the result of `idle`; undefined if it was not run. */
export function readIdleUse(): IdleUse | undefined {
  return existsSync(idleFile) ? idleUseSchema.parse(JSON.parse(readFileSync(idleFile, 'utf8'))) : undefined;
}
