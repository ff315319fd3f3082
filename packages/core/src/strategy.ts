import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { DeclaredCapabilities } from './capabilities.ts';
import type { Executor, WorkerStatus } from './executor.ts';
import type { Params } from './params.ts';
import type { Runtime } from './runtime.ts';

/**
 * The location of a workload. Its module is loaded by URL in the driver and in every worker: no closure crosses a
 * boundary.
 */
export interface WorkloadReference {
  /** A `file:` URL. */
  readonly url: string;
  /** The export that holds the workload; `default` when missing. */
  readonly exportName?: string;
  readonly params: Params;
}

/** The arguments for opening a strategy. */
export interface OpenRequest<Options = unknown> {
  readonly workload: WorkloadReference;
  /** How many workers: an integer of at least 1, already checked. */
  readonly workers: number;
  /** Already parsed by the strategy's `options` schema, where it has one. */
  readonly options: Options;
  /** Aborting it stops the opening and ends everything that was started. */
  readonly signal?: AbortSignal;
}

/** A running service: a request handler behind a listening socket. */
export interface RunningService {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Resolves when all workers listen; after the loss of one, when they do again. Rejects when one cannot be started. */
  ready?(): Promise<void>;
  /** Returns the current workers: those that accept connections. */
  workers(): readonly WorkerStatus[];
  /** Stops listening, lets requests in flight finish for a grace time, and ends all workers. May be called twice. */
  close(): Promise<void>;
}

/** The host as a strategy's `probe` sees it. */
export interface ProbeHost {
  readonly platform: NodeJS.Platform;
  readonly nodeVersion: string;
  readonly availableParallelism: number;
  /** The strategy's options as the configuration gives them, without defaults; none when missing. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Whether a strategy can run here; if not, why, in one sentence. */
export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string };

/** A library that a strategy wraps. Results name its version, since it is measured too. */
export interface WrappedLibrary {
  readonly name: string;
  readonly version: string;
}

/**
 * A way of running a workload on workers: a plain object with a `name` and at least one of `open` (tasks and jobs in
 * Node), `serve` (services in Node) and `runtime` (another language, whose trial host runs the strategy by its name).
 */
export interface Strategy<Options = unknown> {
  /** `threads`; variants of a family as `threads/shared`. */
  readonly name: string;
  /** One line for `parbench list`. */
  readonly description?: string;
  /** The libraries that it wraps; results name them with their versions. */
  readonly libraries?: readonly WrappedLibrary[];
  readonly tags?: readonly string[];
  /** Checks and completes options; any Standard Schema. Without one, no options are accepted. */
  readonly options?: StandardSchemaV1<unknown, Options>;
  /** Those that are missing come from `defaultCapabilities`. */
  readonly capabilities?: DeclaredCapabilities;
  /** The language implementation that runs it; Node when missing. */
  readonly runtime?: Runtime;
  /** Checks whether the strategy can run here; without it, it can. One that cannot is skipped with the reason. */
  probe?(host: ProbeHost): Availability | Promise<Availability>;
  /**
   * Starts workers and resolves to an executor once at least one of them can run a task. Heavy libraries are imported
   * here and not at the top of the module. Throws when no worker can be started. Beside a `runtime` it is a bridge for
   * the conformance suite, and is never timed.
   */
  open?(request: OpenRequest<Options>): Promise<Executor>;
  /** Starts workers that run the workload's request handler, and resolves once one of them listens. Throws like `open`. */
  serve?(request: OpenRequest<Options>): Promise<RunningService>;
}

/** A strategy that runs tasks and jobs in Node. */
export type ExecutorStrategy<Options = unknown> = Strategy<Options> &
  Required<Pick<Strategy<Options>, 'open'>>;

/** Returns the strategy, typed. */
export function defineStrategy<Options = undefined>(
  strategy: ExecutorStrategy<Options>,
): ExecutorStrategy<Options>;
export function defineStrategy<Options = undefined>(strategy: Strategy<Options>): Strategy<Options>;
export function defineStrategy<Options = undefined>(strategy: Strategy<Options>): Strategy<Options> {
  return strategy;
}
