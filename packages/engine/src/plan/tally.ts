/** Counts how often combinations occur. */
export interface Tally {
  /** Returns how often `add` was called with the same parts in the same order. */
  count(...parts: readonly (string | number)[]): number;
  add(...parts: readonly (string | number)[]): void;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  const count: Tally['count'] = (...parts) => counts.get(JSON.stringify(parts)) ?? 0;
  return {
    count,
    add: (...parts) => {
      counts.set(JSON.stringify(parts), count(...parts) + 1);
    },
  };
}
