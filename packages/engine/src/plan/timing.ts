/**
 * How long to measure, and how long the parts of a run take besides. The values before the comment "Estimates" determine
 * warm-up, slices and rounds.
 */
export const timing = {
  /**
   * Warm-up and slices of a trial, milliseconds. Pools take seconds to full speed: dispatch is compiled by the number of
   * its calls, and heaps grow to the size that they need (`npx -y pnpm warm-up`). Shorter slices understate the speed-up
   * of pools (`npx -y pnpm sustained`).
   */
  precise: {
    /** The shortest warm-up of a pool, and of a cell that runs its tasks in the driver. */
    poolWarmUpMs: 800,
    driverWarmUpMs: 300,
    /** The shortest warm-up of a pool whose tasks are short, so that the speed of dispatch decides. */
    dispatchWarmUpMs: 1400,
    /** The same if their payloads are large: heaps grow, and are collected for the first time, during the first 2 s of load. */
    payloadWarmUpMs: 1800,
    /** How much longer warm-up may continue while throughput still rises. */
    extraWarmUpMs: 500,
    warmUpWindowMs: 50,
    dispatch: {
      /**
       * Its rehearsal in the warm-up of a pool, after some load. It compiles code that takes seconds of load otherwise, or half
       * a minute at 10 ms a task.
       */
      rehearsal: { afterMs: 300, maxMs: 200, maxTasks: 4000, warmUpMs: 600 },
      /**
       * How long V8 compiles early in the processes of a pool with short tasks. With its usual numbers of calls, dispatch is
       * compiled after 2 to 3 s of load (`npx -y pnpm warm-up --compile-early`).
       */
      compileEarlyMs: 700,
    },
    shortestSliceMs: 150,
    /** How long each competitor is measured in one block, if slices are short enough. */
    measuredMs: 300,
    /**
     * The slices of the baseline in a round with several others: its noise is in every ratio, and for `k` comparisons with a
     * control, √k times as many observations of it are best (Dunnett 1955, doi 10.1080/01621459.1955.10501294).
     */
    baselineSlices: 2,
    /**
     * The load before each slice that does not count. After a pause of 0.36 s, threads run at 0.8 of their speed for 40 ms,
     * and reach nearly all of it after 80 ms (`npx -y pnpm after-pause`): Linux spreads threads over CPUs by a load average
     * that halves in 32 ms (Documentation/scheduler/sched-capacity.rst, section "PELT").
     */
    leadInMs: 80,
    /** The same for a cell that runs its tasks in the driver: a single thread needs no spreading. */
    driverLeadInMs: 20,
    /** An estimate of the time to observe a cell besides its slices. */
    observationMs: 150,
    /** The length of a batch of long tasks without workers. */
    batchMs: 1000,
  },
  /** The same for screening, which only drops candidates that are far behind. */
  coarse: {
    poolWarmUpMs: 0,
    driverWarmUpMs: 0,
    dispatchWarmUpMs: 0,
    payloadWarmUpMs: 0,
    extraWarmUpMs: 250,
    warmUpWindowMs: 15,
    shortestSliceMs: 25,
    measuredMs: 150,
    baselineSlices: 1,
    leadInMs: 0,
    driverLeadInMs: 0,
    observationMs: 0,
    batchMs: 1000,
  },
  /** The same for a matrix that is too large for its budget: outputs are verified, and nothing is decided. */
  brief: {
    poolWarmUpMs: 0,
    driverWarmUpMs: 0,
    dispatchWarmUpMs: 0,
    payloadWarmUpMs: 0,
    extraWarmUpMs: 0,
    warmUpWindowMs: 15,
    shortestSliceMs: 25,
    measuredMs: 25,
    baselineSlices: 1,
    leadInMs: 0,
    driverLeadInMs: 0,
    observationMs: 0,
    batchMs: 0,
    /** One round, and as many completions as give a rate at all. */
    fewestRounds: 1,
    completionsPerSlice: 2,
  },
  /**
   * From this length on, tasks are measured in batches, milliseconds. Dispatch is then below a thousandth of a task, so no
   * task need wait beside a running one, and ramp-up would cost more than it corrects.
   */
  longTaskMs: 50,
  /** The tasks of a batch for each worker of the widest cell: with one, a batch would time the slowest worker. */
  fewestPerWorker: 2,
  /** The most tasks of a batch, however short they are. */
  mostPerBatch: 16,
  /** Longer tasks are measured in one round of a block, milliseconds: a further block says more than a second round. */
  longestForRoundsMs: 500,
  /** A shorter task counts as short: the warm-up of dispatch changes its throughput by some percent, milliseconds. */
  shortTaskMs: 0.5,
  /** A payload is large from this size on: buffers of it are what heaps mostly hold, bytes. */
  largePayloadBytes: 16_384,
  /** The fewest completions in a slice, for a task that runs one after another. */
  completionsPerSlice: 10,
  /** The fewest rounds of a block, however long its slices. */
  fewestRounds: 2,
  /**
   * How long tasks arrive at the requested rate, milliseconds: percentiles of a shorter period would mostly reflect the
   * period.
   */
  arrivalsMs: 2000,
  // Estimates, rounded from runs on a 2-core host: they decide how much fits in the budget, and no slice depends on them.
  /** The wait until a competitor is quiescent, and reading the host speed, after each slice, milliseconds. */
  quiescenceMs: 20,
  /** Starting a trial's host process, opening, verifying and closing, milliseconds. */
  trialMs: 200,
  /** The time that every worker adds to that, milliseconds. */
  workerMs: 40,
  /** Starting the ceiling's threads, milliseconds. */
  ceilingMs: 100,
  /** The fewest tasks of a warm-up, however long they take. */
  warmUpTasks: 8,
  /** The warm-up of the ceiling's threads, milliseconds. */
  ceilingWarmUpMs: 350,
  /** The time of a solo trial besides starting it, milliseconds. */
  soloMs: 600,
  /**
   * The sample of tasks whose cost is broken down: its time in milliseconds, and its fewest tasks for each worker. The
   * most keep the reply of the host small.
   */
  breakdownMs: 300,
  stampedTasksPerWorker: 4,
  mostStampedTasks: 2000,
} as const;
