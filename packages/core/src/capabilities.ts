/** What a worker is: the driver itself, a thread of it, or a process of its own. */
export type WorkerUnit = 'driver' | 'thread' | 'process';

/** How a value gets from driver to worker and back. */
export type ValueChannel = 'reference' | 'structured-clone' | 'json';

/**
 * What a strategy can do. A workload that `requires` a missing capability is skipped on that strategy, with this
 * reason.
 */
export interface Capabilities {
  readonly unit: WorkerUnit;
  readonly values: ValueChannel;
  /** Buffers named in `SubmitOptions.transfer` move; nothing is copied. */
  readonly transfer: boolean;
  /** A `SharedArrayBuffer` in an input is the same memory in the worker. */
  readonly sharedMemory: boolean;
  /** It runs request handlers behind a listening socket: true of a strategy that has `serve`, and never declared. */
  readonly services: boolean;
  /** A worker that runs out of heap is lost alone: the driver and the other workers live on. */
  readonly isolatesHeap: boolean;
  /** `process.abort()` and native crashes take down one worker and nothing else. */
  readonly isolatesCrashes: boolean;
  /** Each task has a worker of its own, which is started for it and ends after it. */
  readonly workerPerTask: boolean;
}

/** A yes-or-no capability that a workload can require by name. */
export type CapabilityName = {
  [Name in keyof Capabilities]: Capabilities[Name] extends boolean ? Name : never;
}[keyof Capabilities];

/** The capabilities that a strategy declares. The others follow from its members. */
export type DeclaredCapabilities = Partial<Omit<Capabilities, 'services'>>;

/** The capabilities of a strategy that declares none: it runs tasks in the driver and offers no extras. */
export const defaultCapabilities: Capabilities = {
  unit: 'driver',
  values: 'reference',
  transfer: false,
  sharedMemory: false,
  services: false,
  isolatesHeap: false,
  isolatesCrashes: false,
  workerPerTask: false,
};

/**
 * Returns all capabilities of a strategy: the defaults, overridden by those that it declares, and those that follow
 * from its members.
 */
export function capabilitiesOf(strategy: {
  readonly capabilities?: DeclaredCapabilities;
  readonly serve?: unknown;
}): Capabilities {
  return { ...defaultCapabilities, ...strategy.capabilities, services: strategy.serve !== undefined };
}

/** Returns the names in `required` that `capabilities` lacks, in the same order; empty when it has them all. */
export function missingCapabilities(
  required: readonly CapabilityName[],
  capabilities: Capabilities,
): readonly CapabilityName[] {
  return required.filter((name) => !capabilities[name]);
}
