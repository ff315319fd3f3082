import type { WorkerUnit } from '@parbench/core';
import type { Pacing } from './pacing.ts';
import type { PlannedTrial } from './planned-trial.ts';

/** A cell as the plan needs to know it. */
export interface PlannedCell {
  readonly id: string;
  readonly workers: number;
  /** What its workers are; one whose tasks run in the driver has none whose cost is to be measured. */
  readonly unit: WorkerUnit;
  /** Whether copies of its kernel are timed as its ceiling; when missing, if it has workers. */
  readonly hasCeiling?: boolean;
}

/** What decides how many competitors may be alive together. */
export interface MemoryNeed {
  /** Resident memory of one process that runs the task: what a worker is taken to need, a driver as well. */
  readonly workerBytes: number;
  /** What the host, or the process's share of it, had to give. */
  readonly availableBytes: number;
}

/** A workload with its cells. */
export interface PlannedWorkload {
  /** Tells workloads with the same name and other parameters apart. */
  readonly key: string;
  /** The id of the cell that is in every block. */
  readonly baseline?: string | undefined;
  readonly pacing: Pacing;
  /** Missing before the pilot: then whatever a block holds is taken to fit. */
  readonly memory?: MemoryNeed;
  readonly cells: readonly PlannedCell[];
}

export interface PlanSettings {
  readonly seed: number;
  /** How many blocks a workload gets at most. */
  readonly maxBlocks: number;
  /** How many solo trials each cell with workers gets; 1 when missing. */
  readonly soloTrials?: number;
  /** The whole run's time, milliseconds. */
  readonly budgetMs: number;
}

/** One trial each of a few competitors, alive together. */
export interface Block {
  readonly workload: string;
  /** The block's number within its workload, from 0; trials carry it. */
  readonly index: number;
  /** Cell ids; the baseline first, where there is one. */
  readonly competitors: readonly string[];
  /** The competitors in order of starting. */
  readonly startOrder: readonly string[];
  readonly warmupOrder: readonly string[];
  /** The competitors in order of their slices, for every round. */
  readonly rounds: readonly (readonly string[])[];
  /** How many copies of the kernel are timed at once as ceiling: each width among the competitors that have one. */
  readonly ceilings: readonly number[];
  readonly estimatedMs: number;
}

/** A trial of one cell with nothing else alive. */
export interface Solo {
  readonly workload: string;
  readonly cell: string;
  /** Its turn is after this many blocks of the plan; of what a resumed run has left to do it may be 0. */
  readonly afterBlocks: number;
  readonly estimatedMs: number;
}

/** What is run, in order. Made by `planRun`. */
export interface Plan {
  readonly seed: number;
  /** Round-robin over workloads. */
  readonly blocks: readonly Block[];
  /** In order of `afterBlocks`. */
  readonly solo: readonly Solo[];
  /** How far the budget reaches, by the estimates. */
  readonly estimate: {
    /** How many of `blocks` fit. */
    readonly blocks: number;
    /** What these take with their solo trials, milliseconds. */
    readonly durationMs: number;
  };
}

/** The plan of a matrix, with what each of its trials is told. */
export interface MatrixPlan extends Plan {
  /** By cell id. */
  readonly trials: Readonly<Record<string, PlannedTrial>>;
}
