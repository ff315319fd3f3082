import type { MatrixCell, Result } from '@parbench/engine';
import type { SweepAnalysis } from '@parbench/engine/sweep';
import type { WorkerCount } from '../../command-line/value-parsers.ts';
import type { SweptWorkloads } from '../../matrix/choose-matrix.ts';

/** What is special about one kind of sweep: the cells that it measures, and what it computes from their result. */
export interface SweepPlan extends SweptWorkloads {
  readonly workers: readonly WorkerCount[];
  /** Terms of `--filter` in place of none. */
  readonly defaultFilter?: readonly string[];
  /** Whether the cell belongs to the sweep; all do if missing. */
  readonly isSwept?: (cell: MatrixCell) => boolean;
  analyse(result: Result): SweepAnalysis;
}
