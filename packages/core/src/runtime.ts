/** The command that starts a trial host: a program, its arguments and additions to the environment. */
export interface HostCommand {
  /** The executable. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An installed language implementation, as it identifies itself. */
export interface RuntimeIdentity {
  /** `CPython`, `Node.js`. */
  readonly implementation: string;
  readonly version: string;
  /** The executable. */
  readonly path: string;
  /** Whether a global lock lets one thread at a time run code; missing when the language has no such lock. */
  readonly gil?: boolean;
  /** Whether it compiles code while it runs, so that workers get faster for seconds; assumed when missing. */
  readonly jit?: boolean;
  /**
   * Tells versions and kinds of one runtime apart, in names of cells, tables and files: `python3.13t`. The runtime's name
   * when missing.
   */
  readonly key?: string;
}

/** Names a language implementation in cells, tables and files: `python3.13t`. */
export function runtimeKey({
  name,
  identity,
}: {
  readonly name: string;
  readonly identity: RuntimeIdentity;
}): string {
  return identity.key ?? name;
}

/** Whether a language implementation is available: its identity, or the reason why it is not. */
export type RuntimeAnswer =
  | { readonly available: true; readonly identity: RuntimeIdentity }
  | { readonly available: false; readonly reason: string };

/**
 * The language implementation that strategies run in, if it is not the Node that runs parbench. Its trial host speaks
 * the trial protocol (docs/trial-protocol.md). Workloads list their implementations under its name.
 */
export interface Runtime {
  /** The name under which workloads list their implementation: `python`. */
  readonly name: string;
  /** Identifies the executable at `path`, or the installed one when missing. Never throws. */
  identify(path?: string): Promise<RuntimeAnswer>;
  /**
   * Finds all installed executables that are worth measuring, each with another `key`, the usual one first; without it,
   * that of `identify()` is the only one. Never throws and never resolves to an empty list.
   */
  find?(): Promise<readonly RuntimeAnswer[]>;
  /** Returns the command that starts its trial host. */
  hostCommand(identity: RuntimeIdentity): HostCommand;
}
