import { sum } from '../statistics/mean.ts';

/** Counts by worker. */
type Counts = Readonly<Record<string, number>>;

/**
 * Returns the count of the busiest worker divided by the mean over `workers`, over all `samples` together: 1 if all have
 * the same, `workers` if one has all. Undefined for a single worker, and if a sample has no counts.
 */
export function imbalance(samples: readonly (Counts | undefined)[], workers: number): number | undefined {
  const counts = new Map<string, number>();
  for (const sample of samples) {
    if (sample === undefined) return undefined;
    for (const [worker, count] of Object.entries(sample))
      counts.set(worker, (counts.get(worker) ?? 0) + count);
  }
  const total = sum([...counts.values()]);
  if (workers < 2 || total === 0) return undefined;
  return Math.max(...counts.values()) / (total / workers);
}
