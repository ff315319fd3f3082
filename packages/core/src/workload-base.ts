import type { CapabilityName } from './capabilities.ts';
import type { ParamDefinition, Params } from './params.ts';

/** A workload's task in another language than JavaScript. */
export interface Implementation {
  /** The `file:` URL of a module that the runtime's trial host loads. */
  readonly url: string;
}

/** What a workload is for: one sentence each, for its documentation. */
export interface WorkloadAbout {
  /** What parallel work competes for in it, and what its result shows. */
  readonly stresses: string;
  /** The origin of its kernel, with a reference. */
  readonly source: string;
  /** How `verify` knows that an output is correct. */
  readonly verification: string;
}

/** Numbers that one verified output shows, by name: `lost updates`. The report has their means. */
export type Figures = Readonly<Record<string, number>>;

/** The members of every kind of workload. */
export interface WorkloadBase<Input, Output, State, P extends Params> {
  /** Kebab-case, unique among the loaded workloads; variants of a family as `echo/transfer`. */
  readonly name: string;
  /** One line for `parbench list`. */
  readonly description?: string;
  readonly about?: WorkloadAbout;
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

type Parameters<P extends Params> = {
  readonly [Name in keyof P]: ParamDefinition & { readonly default: P[Name] };
};

/** A workload as its author writes it: its kind follows from the function that defines it. */
export type Definition<W extends { kind: string }, P extends Params, Required extends keyof W> = Omit<
  W,
  'kind' | 'params' | Required
> & { [Name in Required]-?: NonNullable<W[Name]> } & (string extends keyof P
    ? { readonly params?: Parameters<P> }
    : { readonly params: Parameters<P> });
