/** What a worker is: the driver itself, a thread of it, or a process of its own. */
export type WorkerUnit = 'driver' | 'thread' | 'process';

/** How a value gets from driver to worker and back. */
export type ValueChannel = 'reference' | 'structured-clone' | 'json';

/** What a strategy can do. A workload that `requires` what is missing is skipped there, with that reason. */
export interface Capabilities {
  readonly unit: WorkerUnit;
  readonly values: ValueChannel;
  /** Buffers named in `SubmitOptions.transfer` move; nothing is copied. */
  readonly transfer: boolean;
  /** A `SharedArrayBuffer` in an input is the same memory in the worker. */
  readonly sharedMemory: boolean;
  /** It runs request handlers behind a listening socket; true of a strategy that has `serve`, and never declared. */
  readonly services: boolean;
  /** A worker whose heap runs out is lost alone: the driver and the other workers live on. */
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

/** What a strategy can say of itself. The rest follows from what it has. */
export type DeclaredCapabilities = Partial<Omit<Capabilities, 'services'>>;

/** What a strategy that declares nothing is taken to be: one that runs tasks in the driver and offers no extras. */
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

/** All that a strategy can do: what it declares over the defaults, and what follows from what it has. */
export function capabilitiesOf(strategy: {
  readonly capabilities?: DeclaredCapabilities;
  readonly serve?: unknown;
}): Capabilities {
  return { ...defaultCapabilities, ...strategy.capabilities, services: strategy.serve !== undefined };
}

/** The names in `required` that `capabilities` lacks, in the order asked; empty when all are there. */
export function missingCapabilities(
  required: readonly CapabilityName[],
  capabilities: Capabilities,
): readonly CapabilityName[] {
  return required.filter((name) => !capabilities[name]);
}
