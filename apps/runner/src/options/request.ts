import type { Assignment } from './parse-assignment.ts';
import type { WorkerCount } from './parse-workers.ts';

/** The options that say which cells there are. */
export interface MatrixOptions {
  /** Terms of `--filter`, as written. */
  readonly filter: readonly string[];
  /** Modules of `--strategy`, as written. */
  readonly strategy: readonly string[];
  /** The configuration file; the nearest one when missing. */
  readonly config?: string;
  readonly workers: readonly WorkerCount[];
  readonly set: readonly Assignment[];
  /** Variants of strategies and all declared values of parameters too. */
  readonly all: boolean;
  /** The strategy that ratios are taken against. */
  readonly baseline: string;
}

/** The options of `parbench run`. */
export interface RunOptions extends MatrixOptions {
  readonly budgetMs: number;
  /** Half-width of the intervals at which a workload is done, as a share of the ratio. */
  readonly precision: number;
  /** The difference that matters, as a share. */
  readonly threshold: number;
  /** Blocks for each workload at most. */
  readonly blocks?: number;
  /** Tasks in flight, the same for all cells; twice the widest cell's workers when missing. */
  readonly occupancy?: number;
  readonly seed: number;
  /** Longest time of a task. */
  readonly timeoutMs: number;
  /** Where the result goes as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  readonly dryRun: boolean;
  readonly quiet: boolean;
}

/** What a command line asks for. */
export type Request =
  | { readonly command: 'run'; readonly options: RunOptions }
  | { readonly command: 'list'; readonly options: MatrixOptions }
  | { readonly command: 'print'; readonly text: string };
