import { describeHost, type RunSettings } from '@parbench/engine';
import { readFloor } from '@parbench/engine/doctor';

/** The settings with the noise floor that `parbench doctor` last kept for the host that they are for, where it did. */
export async function withFloor(settings: RunSettings): Promise<RunSettings> {
  const kept = await readFloor(describeHost(settings.node).identity);
  return kept === undefined ? settings : { ...settings, floor: kept.floor };
}
