import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host, RuntimeResult } from '../result/schema.ts';
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

/** What a floor holds for: a host, and the Node that was measured there. */
export interface FloorScope {
  readonly identity: Host['identity'];
  readonly node: RuntimeResult;
}

/** The floor that the last `parbench doctor` measured in this scope; undefined when there was none. */
export async function readFloor(scope: FloorScope): Promise<KeptFloor | undefined> {
  try {
    return keptFloorSchema.parse(JSON.parse(await readFile(fileOf(scope), 'utf8')));
  } catch {
    // None was measured, or the file was cut short: the next doctor writes it anew.
    return undefined;
  }
}

/** Keeps a floor for this scope, in place of the last one. */
export async function keepFloor(scope: FloorScope, floor: KeptFloor): Promise<void> {
  await writeWhole(fileOf(scope), `${JSON.stringify(floor)}\n`);
}

function fileOf({ identity, node }: FloorScope): string {
  const key = JSON.stringify(Object.entries({ ...identity, node: node.version }).toSorted());
  return join(cacheFolder(), 'floors', `${createHash('sha256').update(key).digest('hex')}.json`);
}
