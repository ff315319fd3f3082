/**
 * How long to measure, and what a run's parts take beside. Slices, rounds and warm-up are as long and as many as the first
 * seven say. The rest are estimates, rounded from runs on a 2-core host: they decide what the budget has room for, and no
 * slice depends on them.
 */
export const timing = {
  /** The shortest slice: below it, timer and scheduler noise grow faster than the number of slices, milliseconds. */
  shortestSliceMs: 25,
  /** A slice holds at least as many completions of a task run one after the other. */
  completionsPerSlice: 10,
  /** What each competitor is measured for in one block, milliseconds, when slices are short enough. */
  measuredMsPerBlock: 300,
  /** Rounds that a block has at least, however long its slices. */
  fewestRounds: 2,
  /** The ceiling is timed in the first of every so many rounds: it decides nothing. */
  roundsPerCeiling: 3,
  /** How long tasks arrive at the rate that is asked for: percentiles of a shorter stretch tell of the stretch, milliseconds. */
  arrivalsMs: 2000,
  /** Tasks after which what sends and receives them is compiled: from there on a pool gets faster by 1 % at most. */
  dispatchTasks: 2000,
  /** Waiting until the others are quiescent, before each slice, milliseconds. */
  settleMs: 15,
  /** Starting a trial's host process, opening, verifying and closing, milliseconds. */
  trialMs: 350,
  /** What every worker adds to that, milliseconds. */
  workerMs: 40,
  /** Starting the ceiling's threads, milliseconds. */
  ceilingMs: 100,
  /** Warming one competitor up: milliseconds, and how many tasks it takes at least, however long. */
  warmupMs: 250,
  warmupTasks: 4,
  /** A solo trial beyond what starting it takes, milliseconds. */
  soloMs: 600,
} as const;
