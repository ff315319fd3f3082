import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host, RuntimeResult } from '../result/host-schema.ts';
import { cacheFolder } from '../storage/cache-folder.ts';
import { writeWhole } from '../storage/write-whole.ts';

const keptFloorSchema = z.object({
  floor: z.number().min(0),
  halfWidth: z.number(),
  comparisons: z.int(),
  blocks: z.int(),
  measuredAt: z.iso.datetime(),
});

/** The noise floor of a host, and when it was measured. */
export type KeptFloor = z.infer<typeof keptFloorSchema>;

/** The scope of a floor: a host and the Node measured there. */
export interface FloorScope {
  readonly identity: Host['identity'];
  readonly node: RuntimeResult;
}

/** Reads the floor that the last `parbench doctor` measured in this scope; undefined if there is none. */
export async function readFloor(scope: FloorScope): Promise<KeptFloor | undefined> {
  try {
    return keptFloorSchema.parse(JSON.parse(await readFile(fileOf(scope), 'utf8')));
  } catch {
    // There is no floor, or its file was cut short: the next doctor writes it again.
    return undefined;
  }
}

/** Stores a floor for this scope, replacing the previous one. */
export async function keepFloor(scope: FloorScope, floor: KeptFloor): Promise<void> {
  await writeWhole(fileOf(scope), `${JSON.stringify(floor)}\n`);
}

function fileOf({ identity, node }: FloorScope): string {
  const key = JSON.stringify(Object.entries({ ...identity, node: node.version }).toSorted());
  return join(cacheFolder(), 'floors', `${createHash('sha256').update(key).digest('hex')}.json`);
}
