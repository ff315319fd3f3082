import { messageOf } from '@parbench/core';
import { describeHost, describeNode, type RunSettings } from '@parbench/engine';
import { type FloorScope, keepFloor, type NoiseFloor, readFloor } from '@parbench/engine/doctor';
import type { Keeping } from './diagnosis.ts';

/** Saves a floor for later runs on this host, or returns the reason why not: the findings are shown in any case. */
export async function tryToKeep(floor: NoiseFloor, scope: FloorScope): Promise<Keeping> {
  return keepFloor(scope, { ...floor, measuredAt: new Date().toISOString() }).then(
    () => ({ status: 'kept' }),
    (error) => ({ status: 'not-kept', reason: messageOf(error) }),
  );
}

/** Adds to the settings the noise floor that `parbench doctor` last saved for this host and Node, if it did. */
export async function withFloor(settings: RunSettings): Promise<RunSettings> {
  const { identity } = describeHost();
  const kept = await readFloor({ identity, node: describeNode(settings.node) });
  return kept === undefined ? settings : { ...settings, floor: kept.floor };
}
