/** An observation of a host while nothing of parbench ran. Values that the host does not provide are missing. */
export interface HostObservation {
  /** Logical CPUs of the host, and how many of them this process may use. */
  readonly cpus: number;
  readonly availableParallelism: number;
  /** How many times as much work all available CPUs do at once as one alone. */
  readonly effectiveParallelism: number;
  /** The speed of one busy thread in its fast moments over that in its slow ones: the 90th and 10th percentile in 3 s. */
  readonly speedSpread: number;
  /** The CPU quota of the control group, in CPUs. */
  readonly quotaCpus?: number;
  /** Share of the CPUs' time in which the control group was throttled. */
  readonly throttledShare?: number;
  /** Share of the CPUs' time that the hypervisor gave to other guests. */
  readonly stolenShare?: number;
  /** Share of the CPUs' time that was used, by any process. */
  readonly busyShare?: number;
  /** The busiest processes. */
  readonly busiest: readonly BusyProcess[];
  /** Frequency governors of the available CPUs, each once. */
  readonly governors: readonly string[];
  readonly loadAverage: number;
  /** The smallest observed step of the clock, milliseconds. */
  readonly timerStepMs: number;
  readonly freeMemoryBytes: number;
  readonly memoryBytes: number;
}

/** A process that used CPU while nothing of parbench ran. */
export interface BusyProcess {
  readonly pid: number;
  readonly name: string;
  /** CPUs used on average; 1 is the whole time of one CPU. */
  readonly cpus: number;
}
