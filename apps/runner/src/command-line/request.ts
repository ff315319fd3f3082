import type { ClaimId } from '@parbench/engine/claims';
import type { ReporterTarget, Shell, SweepKind } from './choice-parsers.ts';
import type { NewPackage } from './new-options.ts';
import type { UserOptions } from './user-options.ts';
import type { Assignment, Shard, WorkerCount } from './value-parsers.ts';

/** The options that select the cells. */
export interface MatrixOptions {
  /** Terms of `--filter`, as written. */
  readonly filter: readonly string[];
  /** Modules of `--strategy`, as written. */
  readonly strategy: readonly string[];
  /** The configuration file; the nearest one if missing. */
  readonly config?: string;
  readonly workers: readonly WorkerCount[];
  readonly set: readonly Assignment[];
  /** Includes variants of strategies and all declared values of parameters. */
  readonly all: boolean;
  /** Measures user functions with no variants, unless the user chooses strategies. */
  readonly isPlainOnly?: boolean;
  /** The strategy that ratios refer to. */
  readonly baseline: string;
  /** Whether the user named the baseline: then all runtimes are compared with it, and not each with its own. */
  readonly comparesRuntimes?: boolean;
  /** Path of the Node to measure; the one that runs parbench if missing. */
  readonly node?: string;
  /** Paths or names of the Pythons to measure; those on the path if missing. */
  readonly python: readonly string[];
}

/** The options of `parbench run`. */
export interface RunOptions extends MatrixOptions, UserOptions {
  readonly budgetMs: number;
  /** Half-width of the intervals at which measuring a workload stops, as a share of the ratio. */
  readonly precision: number;
  /** The smallest difference that matters, as a share. */
  readonly threshold: number;
  /** The maximum number of blocks per workload. */
  readonly blocks?: number;
  /** Tasks in flight, the same for all cells; twice the widest cell's workers if missing. */
  readonly occupancy?: number;
  /** Tasks that arrive per second while latency is measured; it is not measured if missing. */
  readonly rate?: number;
  /** Breaks the cost of a task down. */
  readonly breakdown: boolean;
  /** Measures each cell once, for a moment. */
  readonly brief: boolean;
  /** If missing, a random one, or that of the run to be resumed. */
  readonly seed?: number;
  /** The part of the workloads to measure; all if missing. */
  readonly shard?: Shard;
  /** The time limit of a task. */
  readonly timeoutMs: number;
  /** The destination of the result as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  /** The file of the HTML report. */
  readonly html?: string;
  /** The formats of the result; text on stdout if none is for stdout. */
  readonly reporter: readonly ReporterTarget[];
  /** The user's name for the run. */
  readonly label?: string;
  /** Exits with 3 if a verdict is inconclusive. */
  readonly requireVerdict: boolean;
  /** Continues the run that was interrupted last in the working folder. */
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
}

/** The options of `parbench compare`. */
export interface CompareOptions {
  /** The smallest difference that matters, as a share. */
  readonly threshold: number;
  /** Compares runs even if their hosts or settings differ. */
  readonly force: boolean;
  /** Exits with 1 on a regression. */
  readonly fail: boolean;
  /** Exits with 3 if a verdict is inconclusive. */
  readonly requireVerdict: boolean;
  /** The destination of the comparison as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  /** The file of the HTML report. */
  readonly html?: string;
  readonly reporter: readonly ReporterTarget[];
}

/** The options of `parbench compare --against`. */
export interface AgainstOptions extends RunOptions {
  /** A folder or a git reference. */
  readonly against: string;
  /** A shell command that prepares the other revision after its dependencies are installed. */
  readonly setup?: string;
}

/** The options of `parbench sweep`. */
export interface SweepOptions extends Omit<RunOptions, 'workers'> {
  /** The name of the workload; `spin` if missing. */
  readonly workload?: string;
  /** The parameter that sets the length of a task. */
  readonly param?: string;
  /** The values of the parameter, or the sizes of a payload, in increasing order. */
  readonly grid?: readonly number[];
  readonly workers?: readonly WorkerCount[];
}

/** The options of `parbench claims`. */
export interface ClaimsOptions
  extends Pick<
    RunOptions,
    | 'budgetMs'
    | 'timeoutMs'
    | 'node'
    | 'python'
    | 'seed'
    | 'json'
    | 'html'
    | 'reporter'
    | 'requireVerdict'
    | 'quiet'
  > {
  /** The claims to test; all if empty. */
  readonly only: readonly ClaimId[];
}

/** The options of `parbench doctor`. */
export interface DoctorOptions {
  /** Time for the A/A run. */
  readonly budgetMs: number;
  /** Whether to measure the noise floor. */
  readonly noiseRun: boolean;
  /** The destination of the findings as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  readonly quiet: boolean;
}

/** The options of `parbench merge`. */
export interface MergeOptions {
  /** The destination of the result as JSON: a file, or `-` for stdout. */
  readonly json?: string;
  /** The file of the HTML report. */
  readonly html?: string;
  /** The formats of the result; text on stdout if none is for stdout. */
  readonly reporter: readonly ReporterTarget[];
}

/** The options of `parbench worker`. */
export interface WorkerOptions {
  /** The server of the queue. */
  readonly url: string;
  /** The strategy of the run. */
  readonly strategy: string;
  readonly prefix: string;
  readonly workers: WorkerCount;
}

/** The options of `parbench report`. */
export interface ReportOptions {
  /** The file of the HTML report, or `-` for stdout; beside the result if missing. */
  readonly out?: string;
  /** Opens the HTML report in the browser. */
  readonly open: boolean;
  /** Formats to write instead. */
  readonly reporter: readonly ReporterTarget[];
}

/** A parsed command line. */
export type Request =
  | {
      readonly command: 'compare';
      readonly before: string;
      readonly after: string;
      readonly options: CompareOptions;
    }
  | { readonly command: 'compare-against'; readonly options: AgainstOptions }
  | { readonly command: 'merge'; readonly files: readonly string[]; readonly options: MergeOptions }
  | { readonly command: 'worker'; readonly options: WorkerOptions }
  | { readonly command: 'report'; readonly file: string; readonly options: ReportOptions }
  | { readonly command: 'run'; readonly options: RunOptions }
  | { readonly command: 'list'; readonly options: MatrixOptions }
  | { readonly command: 'sweep'; readonly kind: SweepKind; readonly options: SweepOptions }
  | { readonly command: 'claims'; readonly options: ClaimsOptions }
  | { readonly command: 'doctor'; readonly options: DoctorOptions }
  | { readonly command: 'new'; readonly wanted: NewPackage }
  | { readonly command: 'completion'; readonly shell: Shell }
  | { readonly command: 'print'; readonly text: string };
