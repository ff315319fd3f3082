import type { HostCommand, WorkloadReference } from '@parbench/core';
import type { TrialSpec } from '../protocol/messages.ts';
import type { TrialTimes } from './trial-times.ts';

/** A trial of a cell as it is carried out: computed once, outlined by `--dry-run`, and sent to the trial host as it stands. */
export interface PlannedTrial {
  /** The workload's name. */
  readonly workload: string;
  /** What tells the cell from the others of its workload: `threads@2`. */
  readonly label: string;
  readonly spec: TrialSpec;
  readonly times: TrialTimes;
  /** The runtime of a trial in another language: how to start its host, and the workload for its workload process. */
  readonly otherRuntime?: { readonly host: HostCommand; readonly workload: WorkloadReference };
  /** How many copies of the kernel are the cell's ceiling; missing of one without a ceiling. */
  readonly ceilingWidth?: number;
}

/** The trial of the cell `id`; that there is none is a mistake in this package. */
export function trialOf({ trials }: { readonly trials: Readonly<Record<string, PlannedTrial>> }, id: string) {
  const trial = trials[id];
  if (trial === undefined) throw new Error(`No trial of \`${id}\` in this plan.`);
  return trial;
}
