import type { MeasuredNode } from '../host/measured-node.ts';
import type { MatrixSettings } from '../plan/plan-matrix.ts';

/** What a user can set of a run. */
export interface RunSettings extends MatrixSettings {
  /** Half-width of the speed-up intervals, as a part of the ratio, at which a workload is done. */
  readonly precision: number;
  /** Difference that matters to the user, as a part: within it, two cells are equivalent. */
  readonly threshold: number;
  /** The host's A/A floor, as a relative difference: every interval is wider by it at both ends; 0 when missing. */
  readonly floor?: number;
  /**
   * How many comparisons are to hold at once; when missing, those of each workload with its baseline. A run whose
   * workloads are judged together, as the cells of two revisions are, gives the number of all.
   */
  readonly comparisons?: number;
  /** The Node that is measured; the one that this process runs on when missing. */
  readonly node?: MeasuredNode;
  /** What the user calls the run. */
  readonly label?: string;
  /** The git commit of the working folder; with `+` after it where files had been changed since. */
  readonly commit?: string;
  /** Where finished trials are written as they come; nowhere when missing. */
  readonly journalFile?: string;
}
