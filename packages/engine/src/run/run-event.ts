import type { Phase } from '../block/block.ts';
import type { MatrixPlan } from '../plan/plan.ts';
import type { InterimResult } from '../result/result-schema.ts';

/** The events of a run. */
export type RunEvent =
  /** A workload is calibrated and its task cost measured. */
  | { readonly type: 'pilot'; readonly workload: string }
  | { readonly type: 'planned'; readonly plan: MatrixPlan }
  | ({
      readonly type: 'phase';
      readonly workload: string;
      readonly strategy: string;
      readonly phase: Phase;
    } & Progress)
  /** A block is done; `interimResult` is that of its workload. */
  | ({ readonly type: 'block'; readonly workload: string; readonly interimResult: InterimResult } & Progress)
  | { readonly type: 'cell-ended'; readonly cell: string; readonly reason: string }
  /** The journal can no longer be written; the run continues without it. */
  | { readonly type: 'journal-failed'; readonly message: string };

/** The progress of the run. */
export interface Progress {
  readonly blocksDone: number;
  readonly blocksPlanned: number;
  readonly elapsedMs: number;
  readonly etaMs: number;
}
