import type { Executor } from './executor.ts';
import type { Params } from './params.ts';
import type { ServiceWorkload } from './service-workload.ts';
import type { Definition, Figures, WorkloadBase } from './workload-base.ts';

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
  /** Returns what else a verified output shows. Runs in the driver, untimed. */
  figures?(output: Output, input: Input, params: P): Figures;
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
  /** Returns what else a verified result shows. Runs in the driver, untimed. */
  figures?(result: Result, shared: Shared, params: P): Figures;
}

export type Workload = TaskWorkload | JobWorkload | ServiceWorkload;

/** A workload whose task runs in Node. */
export type Runnable<W extends Workload> = W & Required<Pick<W, 'run'>>;

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
