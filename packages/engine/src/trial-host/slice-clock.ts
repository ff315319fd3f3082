/** Counts the completions of a slice and finds its two instants. */
export interface SliceClock {
  /** @returns whether the slice is over */
  complete(nowMs: number): boolean;
  sample(): { readonly completions: number; readonly elapsedMs: number };
}

/** How long a slice lasts: until both are reached. */
interface SliceLength {
  readonly durationMs: number;
  readonly minCompletions: number;
}

/**
 * Counts completions between two instants while the occupancy holds. The first generation of `occupancy` completions is
 * filling up. Each instant is the mean time of a generation: the second one is the first instant, so what is counted is what
 * comes after two generations; the latest is the last instant: workers that start together complete together, and instants at single completions would cut off part
 * of such a clump at one end, which takes 2 to 7 % from the wide competitors and nothing from inline.
 */
export function createSliceClock(occupancy: number, { durationMs, minCompletions }: SliceLength): SliceClock {
  const recentMs = new Float64Array(occupancy);
  let seen = 0;
  let startMs = 0;
  const counted = () => seen - 2 * occupancy;

  return {
    complete(nowMs) {
      recentMs[seen % occupancy] = nowMs;
      seen++;
      if (counted() < 0) return false;
      if (counted() === 0) startMs = mean(recentMs);
      return counted() >= minCompletions && nowMs - startMs >= durationMs;
    },
    sample: () => ({ completions: Math.max(0, counted()), elapsedMs: mean(recentMs) - startMs }),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
