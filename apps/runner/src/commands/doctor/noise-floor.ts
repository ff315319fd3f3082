import { messageOf } from '@parbench/core';
import { describeHost, describeNode, type RunSettings } from '@parbench/engine';
import { type FloorScope, keepFloor, type NoiseFloor, readFloor } from '@parbench/engine/doctor';
import type { Keeping } from './diagnosis.ts';

/** Keeps a floor for later runs on this host, or says why not: what was found out is worth showing all the same. */
export async function tryToKeep(floor: NoiseFloor, scope: FloorScope): Promise<Keeping> {
  return keepFloor(scope, { ...floor, measuredAt: new Date().toISOString() }).then(
    () => ({ status: 'kept' }),
    (error) => ({ status: 'not-kept', reason: messageOf(error) }),
  );
}

/** The settings with the noise floor that `parbench doctor` last kept for the host that they are for, where it did. */
export async function withFloor(settings: RunSettings): Promise<RunSettings> {
  const { identity } = describeHost();
  const kept = await readFloor({ identity, node: describeNode(settings.node) });
  return kept === undefined ? settings : { ...settings, floor: kept.floor };
}
