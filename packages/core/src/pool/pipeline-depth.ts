/** How many tasks one worker may hold at once, adapted to how long its tasks take. */
export interface PipelineDepth {
  /** Returns the limit for a worker that has had tasks for `silentMs` milliseconds and sent nothing. */
  limitAfter(silentMs: number): number;
  /** Records that the worker answered `tasks` tasks in `durationMs`; 0 count as one. */
  observe(tasks: number, durationMs: number): void;
}

/** The bounds of a depth. */
export interface DepthBounds {
  readonly minInFlight: number;
  /** Takes precedence over a larger `minInFlight`. */
  readonly maxInFlight: number;
}

/**
 * How much work a worker holds in advance, in milliseconds. The driver may be away for that long: a time slice of the
 * operating system.
 */
const aheadMs = 4;

/**
 * How much each observation leaves of a slower one before it. After about 20, a task a hundred times slower is
 * forgotten.
 */
const memory = 0.8;

/**
 * Allows `minInFlight` long tasks and as many short ones as make `aheadMs` of work, up to `maxInFlight`. The limit
 * falls at the first slow answer and rises slowly: too low costs throughput, too high makes tasks wait behind a long
 * one while another worker is idle.
 */
export function createPipelineDepth({ minInFlight, maxInFlight }: DepthBounds): PipelineDepth {
  const least = Math.min(minInFlight, maxInFlight);
  let slowestMs = aheadMs;
  let limit = least;

  return {
    limitAfter: (silentMs) => (silentMs > aheadMs ? least : limit),
    observe(tasks, durationMs) {
      slowestMs = Math.max(durationMs / Math.max(tasks, 1), slowestMs * memory);
      limit = Math.max(least, Math.min(Math.floor(aheadMs / slowestMs), maxInFlight));
    },
  };
}
