import type { HostCommand, WorkloadReference } from '@parbench/core';
import type { TrialSpec } from '../protocol/trial-spec.ts';
import type { TrialTimes } from './trial-times.ts';

/** A trial of a cell, ready to run: computed once, outlined by `--dry-run`, and sent to the trial host unchanged. */
export interface PlannedTrial {
  /** The workload's name. */
  readonly workload: string;
  /** The name of the cell within its workload: `threads@2`. */
  readonly label: string;
  readonly spec: TrialSpec;
  readonly times: TrialTimes;
  /** Whether its tasks run in the driver, so that its speed is that of one CPU. */
  readonly runsInDriver?: true;
  /** Whether the workload is a service: a load generator then sends the requests. */
  readonly isService?: true;
  /** The runtime of a trial in another language: how to start its host, and the workload for its workload process. */
  readonly otherRuntime?: { readonly host: HostCommand; readonly workload: WorkloadReference };
  /** How many copies of the kernel form the ceiling of the cell; missing if it has no ceiling. */
  readonly ceilingWidth?: number;
}

/** Returns the trial of the cell `id`. @throws Error if there is none, which is a bug in this package */
export function trialOf({ trials }: { readonly trials: Readonly<Record<string, PlannedTrial>> }, id: string) {
  const trial = trials[id];
  if (trial === undefined) throw new Error(`No trial of \`${id}\` in this plan.`);
  return trial;
}
