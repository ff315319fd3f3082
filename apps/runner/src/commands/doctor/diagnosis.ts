import type { HostObservation, NoiseFloor } from '@parbench/engine/doctor';
import type { Host, RuntimeResult } from '@parbench/engine/result';
import type { DescribedFinding } from './describe-findings.ts';

/** How the A/A run ended. With fewer than two blocks there is no interval, so no floor. */
export type NoiseRunEnd =
  | { readonly status: 'measured'; readonly floor: NoiseFloor; readonly keeping: Keeping }
  | { readonly status: 'not-asked' | 'interrupted' | 'too-few-blocks' };

/** Whether later runs are widened by a floor: not when the cache folder cannot be written. */
export type Keeping =
  | { readonly status: 'kept' }
  | { readonly status: 'not-kept' /** The system's message. */; readonly reason: string };

/** What `parbench doctor` found. */
export interface Diagnosis {
  readonly host: Host['identity'];
  /** The Node that the A/A run measured. */
  readonly node: RuntimeResult;
  readonly observation: HostObservation;
  readonly findings: readonly DescribedFinding[];
  readonly noise: NoiseRunEnd;
}
