import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../result/schema.ts';
import { cacheFolder } from '../storage/cache-folder.ts';
import { writeWhole } from '../storage/write-whole.ts';

const keptFloorSchema = z.object({
  floor: z.number().min(0),
  halfWidth: z.number(),
  comparisons: z.int(),
  blocks: z.int(),
  measuredAt: z.iso.datetime(),
});

/** A host's noise floor, and when it was measured. */
export type KeptFloor = z.infer<typeof keptFloorSchema>;

/** The floor that the last `parbench doctor` measured on a host of this identity; undefined when there was none. */
export async function readFloor(identity: Host['identity']): Promise<KeptFloor | undefined> {
  try {
    return keptFloorSchema.parse(JSON.parse(await readFile(fileOf(identity), 'utf8')));
  } catch {
    // None was measured, or the file was cut short: the next doctor writes it anew.
    return undefined;
  }
}

/** Keeps a floor for hosts of this identity, in place of the last one. */
export async function keepFloor(identity: Host['identity'], floor: KeptFloor): Promise<void> {
  await writeWhole(fileOf(identity), `${JSON.stringify(floor)}\n`);
}

function fileOf(identity: Host['identity']): string {
  const key = JSON.stringify(Object.entries(identity).toSorted());
  return join(cacheFolder(), 'floors', `${createHash('sha256').update(key).digest('hex')}.json`);
}
