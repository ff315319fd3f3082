import type { HostFinding, HostObservation, NoiseFloor } from '@parbench/engine/doctor';
import type { Host } from '@parbench/engine/result';

/** How the A/A run ended. With fewer than two blocks there is no interval, so no floor. */
export type NoiseRunEnd =
  | { readonly status: 'measured'; readonly floor: NoiseFloor }
  | { readonly status: 'not-asked' | 'interrupted' | 'too-few-blocks' };

/** What `parbench doctor` found. */
export interface Diagnosis {
  readonly host: Host['identity'];
  readonly observation: HostObservation;
  readonly findings: readonly HostFinding[];
  readonly noise: NoiseRunEnd;
}
