/** How many tasks one worker may hold at once, found from how long its tasks take. */
export interface PipelineDepth {
  /** How many it may hold when nothing has come from it for `silentMs` milliseconds although it had tasks. */
  limitAfter(silentMs: number): number;
  /** Takes note that the worker answered `tasks` tasks, or said nothing of use, in `durationMs`. */
  observe(tasks: number, durationMs: number): void;
}

/** The bounds of a depth. */
export interface DepthBounds {
  readonly minInFlight: number;
  /** Wins over `minInFlight` where it is smaller. */
  readonly maxInFlight: number;
}

/** The work that a worker is given ahead, in milliseconds: what the driver may be away for, a time slice of the operating system. */
const aheadMs = 4;

/** What is left of a slow observation after each later one. It takes about 20 to forget a task a hundred times slower. */
const memory = 0.8;

/**
 * A depth of `minInFlight` for long tasks and of `aheadMs` of work, up to `maxInFlight`, for short ones. It goes down
 * with the first slow answer and up again only slowly: too shallow costs throughput, too deep makes tasks wait behind
 * a long one while another worker is idle.
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
