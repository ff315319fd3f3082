import { messageOf } from '@parbench/core';
import { describeHost, type RunSettings } from '@parbench/engine';
import { keepFloor, type NoiseFloor, readFloor } from '@parbench/engine/doctor';
import type { Host } from '@parbench/engine/result';
import type { Keeping } from './diagnosis.ts';

/** Keeps a floor for later runs on this host, or says why not: what was found out is worth showing all the same. */
export async function tryToKeep(floor: NoiseFloor, identity: Host['identity']): Promise<Keeping> {
  return keepFloor(identity, { ...floor, measuredAt: new Date().toISOString() }).then(
    () => ({ status: 'kept' }),
    (error) => ({ status: 'not-kept', reason: messageOf(error) }),
  );
}

/** The settings with the noise floor that `parbench doctor` last kept for the host that they are for, where it did. */
export async function withFloor(settings: RunSettings): Promise<RunSettings> {
  const kept = await readFloor(describeHost(settings.node).identity);
  return kept === undefined ? settings : { ...settings, floor: kept.floor };
}
