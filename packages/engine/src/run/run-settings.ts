import type { MeasuredNode } from '../host/measured-node.ts';
import type { MatrixSettings } from '../plan/plan-matrix.ts';

/** The settings of a run. */
export interface RunSettings extends MatrixSettings {
  /** The relative half-width of the speed-up intervals at which a workload is done. */
  readonly precision: number;
  /** The smallest relative difference that matters to the user: within it, two cells are equivalent. */
  readonly threshold: number;
  /** The host's A/A floor as a relative difference: it widens every interval at both ends; 0 when missing. */
  readonly floor?: number;
  /**
   * How many comparisons must hold at once; when missing, those of each workload with its baseline. A run whose
   * workloads are judged together, such as the cells of two revisions, gives the number of all comparisons.
   */
  readonly comparisons?: number;
  /** The Node to measure; when missing, the one that runs this process. */
  readonly node?: MeasuredNode;
  /** The only CPU that trials may use, with all that they start (`taskset`, Linux); any when missing. */
  readonly cpu?: number;
  /** The user's name for the run. */
  readonly label?: string;
  /** The git commit of the working folder; followed by `+` if files had been changed since. */
  readonly commit?: string;
  /** The file to which finished trials are written at once; when missing, they are written to none. */
  readonly journalFile?: string;
}

/** The settings of the command line, with a fixed seed: `{ ...defaultSettings, budgetMs: 60_000 }`. */
export const defaultSettings: RunSettings = {
  seed: 1,
  budgetMs: 180_000,
  baseline: 'inline',
  timeoutMs: 10_000,
  precision: 0.05,
  threshold: 0.02,
};
