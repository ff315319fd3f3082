import type { CapabilityName } from './capabilities.ts';
import type { Executor } from './executor.ts';
import type { ParamDefinition, Params } from './params.ts';

/** A workload's task in another language than JavaScript. */
export interface Implementation {
  /** The `file:` URL of a module that the runtime's trial host loads. */
  readonly url: string;
}

/** The members of every kind of workload. */
interface WorkloadBase<Input, Output, State, P extends Params> {
  /** Kebab-case, unique among the loaded workloads; variants of a family as `echo/transfer`. */
  readonly name: string;
  /** One line for `parbench list`. */
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Whether the default matrix omits it: it then runs with `--all`, or if a filter selects it. */
  readonly onlyOnRequest?: boolean;
  /** Capabilities that the workload needs; strategies that lack one are skipped. */
  readonly requires?: readonly CapabilityName[];
  /** Declares that `run` never waits, so that a strategy may block its worker's thread between tasks. */
  readonly sync?: boolean;
  readonly params?: { readonly [Name in keyof P]: ParamDefinition };
  /**
   * Fills in parameters that depend on the host (an iteration count for a target duration). Runs alone, in a process of
   * its own, once per host; its result is kept and is part of the cell's identity.
   */
  calibrate?(params: P): P | Promise<P>;
  /** Creates a worker's state: once per worker, untimed, before its first task. */
  setup?(params: P): State | Promise<State>;
  /** Disposes of a worker's state when its executor closes. */
  teardown?(state: State): void | Promise<void>;
  /**
   * Runs the task in Node: timed, in a worker. May be asynchronous unless `sync` is declared. A workload without it
   * runs only on strategies of the runtimes that it has `implementations` for.
   */
  run?(input: Input, state: State, params: P): Output | Promise<Output>;
  /** The task in other languages, by the name of the runtime: `python`. */
  readonly implementations?: Readonly<Record<string, Implementation>>;
  /**
   * Returns the buffers of an input or an output that move instead of being copied. Needs the `transfer` capability.
   */
  transfer?(value: Input | Output): readonly ArrayBuffer[];
}

/** One function that is called many times; its metric is throughput. */
export interface TaskWorkload<Input = unknown, Output = unknown, State = unknown, P extends Params = Params>
  extends WorkloadBase<Input, Output, State, P> {
  readonly kind: 'task';
  /**
   * Returns the input for `seed`: the same for the same arguments. Runs in the driver, untimed; inputs are prepared and
   * reused.
   */
  input(params: P, seed: number): Input;
  /**
   * Whether `output` is correct for `input`. Runs in the driver, untimed. Without it, outputs are compared with those
   * of `inline`.
   */
  verify?(output: Output, input: Input, params: P): boolean;
}

/** A driver program that uses an executor for dependent tasks or shared state; its metric is the makespan of one `drive`. */
export interface JobWorkload<
  Input = unknown,
  Output = unknown,
  State = unknown,
  P extends Params = Params,
  Shared = unknown,
  Result = unknown,
> extends WorkloadBase<Input, Output, State, P> {
  readonly kind: 'job';
  /** Creates the data that one `drive` works on: the same for the same arguments. Runs in the driver, untimed. */
  prepare(params: P, seed: number): Shared | Promise<Shared>;
  /**
   * Runs the job: timed, in the driver. Submits tasks (inputs of `run`) and returns the result; throws when a task
   * fails.
   */
  drive(executor: Executor<Output>, shared: Shared, params: P): Promise<Result>;
  /** Whether `result` is correct for `shared`. Runs in the driver, untimed. */
  verify?(result: Result, shared: Shared, params: P): boolean;
}

export type Workload = TaskWorkload | JobWorkload;

/** A workload whose task runs in Node. */
export type Runnable<W extends Workload> = W & Required<Pick<W, 'run'>>;

type Parameters<P extends Params> = {
  readonly [Name in keyof P]: ParamDefinition & { readonly default: P[Name] };
};

/** A workload as its author writes it: its kind follows from the function that defines it. */
type Definition<W extends { kind: string }, P extends Params, Required extends keyof W> = Omit<
  W,
  'kind' | 'params' | Required
> & { [Name in Required]-?: NonNullable<W[Name]> } & (string extends keyof P
    ? { readonly params?: Parameters<P> }
    : { readonly params: Parameters<P> });

/**
 * Defines a task workload, the default export of a workload module. Widens its types: it is loaded by URL, and only the
 * workload itself knows the types of its inputs.
 */
export function defineWorkload<Input, Output, P extends Params = Params>(
  definition: Definition<TaskWorkload<Input, Output, unknown, P>, P, 'implementations' | 'verify'> & {
    readonly run?: undefined;
  },
): TaskWorkload;
export function defineWorkload<Input, Output, State = undefined, P extends Params = Params>(
  definition: Definition<TaskWorkload<Input, Output, State, P>, P, 'run'>,
): Runnable<TaskWorkload>;
export function defineWorkload(definition: object): TaskWorkload {
  return { ...definition, kind: 'task' } as unknown as TaskWorkload;
}

/**
 * Defines a job workload: a driver program whose tasks depend on each other or share state. Otherwise like
 * `defineWorkload`.
 */
export function defineJob<
  Input,
  Output,
  State = undefined,
  P extends Params = Params,
  Shared = unknown,
  Result = unknown,
>(
  definition: Definition<JobWorkload<Input, Output, State, P, Shared, Result>, P, 'run'>,
): Runnable<JobWorkload> {
  return { ...definition, kind: 'job' } as unknown as Runnable<JobWorkload>;
}
