import type { MeasuredNode } from '../host/measured-node.ts';

/** What a user can set of a run. */
export interface RunSettings {
  /** Wall time of the whole run, milliseconds. */
  readonly budgetMs: number;
  /** Blocks for each workload at most; 40 when missing. */
  readonly maxBlocks?: number;
  /** Tasks in flight, the same for all cells; when missing, twice the workers of each workload's widest cell. */
  readonly occupancy?: number;
  /** Solo trials of each cell with workers; 1 when missing. */
  readonly soloTrials?: number;
  /** For choosing what to measure in earnest: a short warm-up, then throughput and nothing beside it. */
  readonly isCoarse?: boolean;
  /** Tasks that arrive in a second where latency is measured; it is not where this is missing. */
  readonly ratePerSecond?: number;
  readonly seed: number;
  /** Milliseconds that a single task may take before its cell counts as hung. */
  readonly timeoutMs: number;
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
  /** The strategy that ratios are taken against; of cells with a revision, the revision. */
  readonly baseline: string;
  /** The Node that is measured; the one that this process runs on when missing. */
  readonly node?: MeasuredNode;
  /** Where finished trials are written as they come; nowhere when missing. */
  readonly journalFile?: string;
}
