/** What was seen of a host while nothing of ours ran. What a host does not tell is missing. */
export interface HostObservation {
  /** Logical CPUs of the host, and how many of them this process may use. */
  readonly cpus: number;
  readonly availableParallelism: number;
  /** How many times as much all available CPUs do at once as one alone does. */
  readonly effectiveParallelism: number;
  /** CPUs' worth of time that the control group may use. */
  readonly quotaCpus?: number;
  /** Part of the CPUs' time in which the control group was held back. */
  readonly throttledShare?: number;
  /** Part of the CPUs' time that the hypervisor gave to others. */
  readonly stolenShare?: number;
  /** Part of the CPUs' time that was used, by whatever ran. */
  readonly busyShare?: number;
  /** Processes that used the most, in CPUs' worth of time. */
  readonly busiest: readonly BusyProcess[];
  /** Frequency governors of the available CPUs, each once. */
  readonly governors: readonly string[];
  readonly loadAverage: number;
  /** The smallest step of the clock that was seen, milliseconds. */
  readonly timerStepMs: number;
  readonly freeMemoryBytes: number;
  readonly memoryBytes: number;
}

/** A process that used CPU while nothing of ours ran. */
export interface BusyProcess {
  readonly pid: number;
  readonly name: string;
  /** 1 is one CPU's whole time. */
  readonly cpus: number;
}
