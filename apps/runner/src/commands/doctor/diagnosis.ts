import type { HostObservation, NoiseFloor } from '@parbench/engine/doctor';
import type { Host, RuntimeResult } from '@parbench/engine/result';
import type { DescribedFinding } from './describe-findings.ts';

/** How the A/A run ended. Fewer than two blocks give no interval and so no floor. */
export type NoiseRunEnd =
  | { readonly status: 'measured'; readonly floor: NoiseFloor; readonly keeping: Keeping }
  | { readonly status: 'not-asked' | 'interrupted' | 'too-few-blocks' };

/** Whether the floor was saved, so that it widens later runs: not if the cache folder cannot be written. */
export type Keeping =
  | { readonly status: 'kept' }
  | { readonly status: 'not-kept' /** The system's message. */; readonly reason: string };

/** The findings of `parbench doctor`. */
export interface Diagnosis {
  readonly host: Host['identity'];
  /** The Node that the A/A run measured. */
  readonly node: RuntimeResult;
  readonly observation: HostObservation;
  readonly findings: readonly DescribedFinding[];
  readonly noise: NoiseRunEnd;
}
