import { messageOf } from '@parbench/core';
import { keepFloor, type NoiseFloor } from '@parbench/engine/doctor';
import type { Host } from '@parbench/engine/result';
import type { Keeping } from './diagnosis.ts';

/** Keeps a floor for later runs on this host, or says why not: what was found out is worth showing all the same. */
export async function tryToKeep(floor: NoiseFloor, identity: Host['identity']): Promise<Keeping> {
  return keepFloor(identity, { ...floor, measuredAt: new Date().toISOString() }).then(
    () => ({ status: 'kept' }),
    (error) => ({ status: 'not-kept', reason: messageOf(error) }),
  );
}
