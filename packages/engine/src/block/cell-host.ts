import type { Figures } from '@parbench/core';
import type { Rehearsal } from '../plan/pacing.ts';
import type { LoadTimes } from '../plan/trial-times.ts';
import type { Commands } from '../protocol/commands.ts';
import type { LoadRequest, LoadSample } from '../protocol/load.ts';

/** Facts about a cell that are known before it is opened. */
export interface CellFacts {
  /** Whether the same input gave the same output twice; assumed where the workload has a verifier. */
  readonly isDeterministic: boolean;
  /** Whether the host supports `LoadRequest.observe`. */
  readonly canObserve: boolean;
}

/** The times of opening, milliseconds. */
export interface Opening {
  /** Until the first outcome. */
  readonly startupMs: number;
  /** Until all workers were ready. */
  readonly readyMs: number;
  /** How many workers accept connections; only of a service. */
  readonly listeners?: number;
}

/** What a check has shown: the workers that ran the tasks, and the figures of each output, as far as they are known. */
export type Checked = Pick<Commands['check']['reply'], 'workers' | 'figures'>;

/** The host of one cell, in any language. Every step throws a `TrialEnd` if the trial ends early. */
export interface CellHost {
  readonly pid: number;
  /**
   * Waits until the host has booted, loaded its modules and received its inputs, so that the timed steps include none
   * of that.
   */
  prepare(): Promise<CellFacts>;
  /** Opens the cell, timed, and then verifies that every worker runs tasks correctly, whose figures it returns too. */
  open(): Promise<Opening & { readonly figures: readonly Figures[] }>;
  /** Verifies outputs for inputs not used before, untimed. */
  check(tasks: number): Promise<Checked>;
  load(times: LoadTimes, more?: Partial<LoadRequest>, limitMs?: number): Promise<LoadSample>;
  /** Rehearses dispatch, and returns by how many tasks; missing where the host cannot. */
  rehearse?(length: Rehearsal): Promise<number>;
  /** Opens copies of the kernel instead of the cell; `load` then loads them. Includes all preparation. */
  openCeiling(width: number): Promise<void>;
  /** Closes the cell and makes sure that it leaves nothing behind. */
  close(): Promise<void>;
  /** Ends the host at once, in any state. */
  kill(): Promise<void>;
}
