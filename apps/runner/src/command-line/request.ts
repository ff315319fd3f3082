import type { Reporter, Shell } from './choice-parsers.ts';
import type { UserOptions } from './user-options.ts';
import type { Assignment, WorkerCount } from './value-parsers.ts';

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
  /** No variants among the strategies that user functions are tried with unless the user chooses. */
  readonly isPlainOnly?: boolean;
  /** The strategy that ratios are taken against. */
  readonly baseline: string;
  /** Path of the Node to measure; the one that runs parbench when missing. */
  readonly node?: string;
}

/** The options of `parbench run`. */
export interface RunOptions extends MatrixOptions, UserOptions {
  readonly budgetMs: number;
  /** Half-width of the intervals at which a workload is done, as a share of the ratio. */
  readonly precision: number;
  /** The difference that matters, as a share. */
  readonly threshold: number;
  /** Blocks for each workload at most. */
  readonly blocks?: number;
  /** Tasks in flight, the same for all cells; twice the widest cell's workers when missing. */
  readonly occupancy?: number;
  /** Tasks that arrive in a second where latency is measured; it is not when missing. */
  readonly rate?: number;
  /** Drawn, or that of the run to be resumed, when missing. */
  readonly seed?: number;
  /** Longest time of a task. */
  readonly timeoutMs: number;
  /** Where the result goes as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  /** How the result is shown on stdout. */
  readonly reporter: Reporter;
  /** What the user calls the run. */
  readonly label?: string;
  /** Exit with 3 where a verdict is inconclusive. */
  readonly requireVerdict: boolean;
  /** Go on with the run that was interrupted last in the working folder. */
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
}

/** The options of `parbench compare`. */
export interface CompareOptions {
  /** The difference that matters, as a share. */
  readonly threshold: number;
  /** Compare runs of different hosts or settings all the same. */
  readonly force: boolean;
  /** Fail where a verdict is inconclusive. */
  readonly requireVerdict: boolean;
  /** Where the comparison goes as JSON: a file, or `-` for stdout. */
  readonly json?: string;
}

/** The options of `parbench compare --against`. */
export interface AgainstOptions extends RunOptions {
  /** A folder or a git reference. */
  readonly against: string;
  /** A shell command that makes the other revision ready, after its dependencies are installed. */
  readonly setup?: string;
}

/** The options of `parbench doctor`. */
export interface DoctorOptions {
  /** Time for the A/A run. */
  readonly budgetMs: number;
  /** Whether to measure the noise floor. */
  readonly noiseRun: boolean;
  /** Where the findings go as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  readonly quiet: boolean;
}

/** What a command line asks for. */
export type Request =
  | {
      readonly command: 'compare';
      readonly before: string;
      readonly after: string;
      readonly options: CompareOptions;
    }
  | { readonly command: 'compare-against'; readonly options: AgainstOptions }
  | { readonly command: 'run'; readonly options: RunOptions }
  | { readonly command: 'list'; readonly options: MatrixOptions }
  | { readonly command: 'doctor'; readonly options: DoctorOptions }
  | { readonly command: 'completion'; readonly shell: Shell }
  | { readonly command: 'print'; readonly text: string };
