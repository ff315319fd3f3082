/** How a trial host is started: a program, its arguments, and what is added to the environment. */
export interface HostCommand {
  /** The executable. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A language implementation that is installed here, as it says of itself. */
export interface RuntimeIdentity {
  /** `CPython`, `Node.js`. */
  readonly implementation: string;
  readonly version: string;
  /** The executable. */
  readonly path: string;
  /** Whether a global lock lets one thread at a time run code; missing where there is no such lock to speak of. */
  readonly gil?: boolean;
}

/** What asking for a language implementation comes to. */
export type RuntimeAnswer =
  | { readonly available: true; readonly identity: RuntimeIdentity }
  | { readonly available: false; readonly reason: string };

/**
 * The language implementation that strategies run in, where that is not the Node that runs parbench. Its trial host speaks
 * the trial protocol (docs/trial-protocol.md), and its workloads are found under its name.
 */
export interface Runtime {
  /** By which workloads name their implementation: `python`. */
  readonly name: string;
  /** Asks the executable at `path`, or else the one that is found here, who it is. Never throws. */
  identify(path?: string): Promise<RuntimeAnswer>;
  /** How its trial host is started. */
  hostCommand(identity: RuntimeIdentity): HostCommand;
}
