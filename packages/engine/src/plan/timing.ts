/**
 * How long to measure, and how long the parts of a run take besides. The first seven values determine slices, rounds
 * and warm-up. The rest are estimates, rounded from runs on a 2-core host: they decide how much fits in the budget, and
 * no slice depends on them.
 */
export const timing = {
  /** The shortest slice: below it, timer and scheduler noise grow faster than the number of slices, milliseconds. */
  shortestSliceMs: 25,
  /** The fewest completions in a slice, for a task that runs one after another. */
  completionsPerSlice: 10,
  /** How long each competitor is measured in one block, milliseconds, if slices are short enough. */
  measuredMsPerBlock: 300,
  /** The fewest rounds of a block, however long its slices. */
  fewestRounds: 2,
  /** The ceiling is timed in the first of this many rounds: no verdict depends on it. */
  roundsPerCeiling: 3,
  /**
   * How long tasks arrive at the requested rate, milliseconds: percentiles of a shorter period would mostly reflect the
   * period.
   */
  arrivalsMs: 2000,
  /**
   * Tasks after which the code that sends and receives them is compiled: from there on a pool gets at most 1 % faster.
   */
  dispatchTasks: 2000,
  /** The wait until the others are quiescent, before each slice, milliseconds. */
  quiescenceMs: 15,
  /** Starting a trial's host process, opening, verifying and closing, milliseconds. */
  trialMs: 350,
  /** The time that every worker adds to that, milliseconds. */
  workerMs: 40,
  /** Starting the ceiling's threads, milliseconds. */
  ceilingMs: 100,
  /** The warm-up of one competitor: milliseconds, and the fewest tasks, however long they take. */
  warmupMs: 250,
  warmupTasks: 4,
  /** The time of a solo trial besides starting it, milliseconds. */
  soloMs: 600,
} as const;
