import type { WorkerUnit } from '@parbench/core';
import type { Detail, Pacing } from './pacing.ts';
import type { PlannedTrial } from './planned-trial.ts';

/** The properties of a cell that its plan depends on. */
export interface PlannedCell {
  readonly id: string;
  readonly workers: number;
  /** The unit of its workers. A cell whose tasks run in the driver has no workers to measure. */
  readonly unit: WorkerUnit;
  /** Whether copies of its kernel are timed as its ceiling; when missing, they are if it has workers. */
  readonly hasCeiling?: boolean;
  /** Whether it runs single tasks in Node, whose cost can be broken down. */
  readonly isStampable?: true;
}

/** The memory that limits how many competitors may be alive together. */
export interface MemoryNeed {
  /** The resident memory of a process that runs the task: assumed for each worker and for the driver. */
  readonly workerBytes: number;
  /** The memory that the host, or the process's share of it, had available. */
  readonly availableBytes: number;
}

/** A workload with its cells. */
export interface PlannedWorkload {
  /** Distinguishes workloads with the same name and different parameters. */
  readonly key: string;
  /** The id of the cell that is in every block. */
  readonly baseline?: string | undefined;
  readonly pacing: Pacing;
  /** Missing before the pilot; then any block is assumed to fit. */
  readonly memory?: MemoryNeed;
  readonly cells: readonly PlannedCell[];
}

export interface PlanSettings {
  readonly seed: number;
  /** The most blocks of each workload. */
  readonly maxBlocks: number;
  /** The solo trials of each cell with workers; 1 when missing. */
  readonly soloTrials?: number;
  /** The blocks of each workload before its solo trials; when missing, as many as every workload should have first. */
  readonly soloAfter?: number;
  /** Whether the cost of a task is broken down in each cell where it can be. */
  readonly measuresBreakdown?: boolean;
  /** A `brief` plan has one block for each cell. */
  readonly detail?: Detail;
  /** Whether every block is observed, and not only the first ones and some others. */
  readonly observesEveryBlock?: boolean;
  /** The time of the whole run, milliseconds. */
  readonly budgetMs: number;
}

/** One trial of each of a few competitors, all alive together. */
export interface Block {
  readonly workload: string;
  /** The block's number within its workload, from 0; trials carry it. */
  readonly index: number;
  /** Cell ids; the baseline first, where there is one. */
  readonly competitors: readonly string[];
  /** The order in which the competitors start. */
  readonly startOrder: readonly string[];
  /**
   * The order of the slices in each round; the baseline may have several. In the first round, each competitor warms up
   * before its first slice.
   */
  readonly rounds: readonly (readonly string[])[];
  /** Whether round trip and driver delay are observed after the slices, and the ceiling is timed beside them. */
  readonly isObserved: boolean;
  /** How many copies of the kernel are timed at once as the ceiling: each width among the competitors that have one. */
  readonly ceilings: readonly number[];
  readonly estimatedMs: number;
}

/** A trial of one cell with no other trial alive. */
export interface Solo {
  readonly workload: string;
  readonly cell: string;
  /** What it measures: memory at another width and the loss of a worker, or the parts of the cost of a task. */
  readonly measures: 'workers' | 'breakdown';
  /** The number of blocks of the plan after which it runs; it may be 0 in the rest of a resumed run. */
  readonly afterBlocks: number;
  readonly estimatedMs: number;
}

/** The blocks and solo trials of a run, in order. Made by `planRun`. */
export interface Plan {
  readonly seed: number;
  /** Round-robin over workloads. */
  readonly blocks: readonly Block[];
  /** In order of `afterBlocks`. */
  readonly solo: readonly Solo[];
  /** How far the budget reaches, as estimated. */
  readonly estimate: {
    /** How many of `blocks` and of `solo` fit. */
    readonly blocks: number;
    readonly soloTrials: number;
    /** Their duration, milliseconds. */
    readonly durationMs: number;
  };
}

/** The plan of a matrix, with the spec and times of each trial. */
export interface MatrixPlan extends Plan {
  /** By cell id. */
  readonly trials: Readonly<Record<string, PlannedTrial>>;
}
