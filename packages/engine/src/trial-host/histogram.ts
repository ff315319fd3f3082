import { performance } from 'node:perf_hooks';
import type { Histogram } from '../protocol/load.ts';

/** A histogram of times. */
export interface TimeHistogram {
  /** Records the time since an instant of `performance.now()`. */
  recordSince(instantMs: number): void;
  /** Returns all times so far, ascending. */
  toHistogram(): Histogram;
}

/** Times are rounded to 11 binary digits, half a thousandth, so that any number of them takes little memory. */
const keptBits = 10;

export function createTimeHistogram(): TimeHistogram {
  const counts = new Map<number, number>();
  return {
    recordSince(instantMs) {
      const ns = Math.max(1, (performance.now() - instantMs) * 1e6);
      const unit = 2 ** Math.max(0, Math.floor(Math.log2(ns)) - keptBits);
      const kept = Math.round(ns / unit) * unit;
      counts.set(kept, (counts.get(kept) ?? 0) + 1);
    },
    toHistogram: () => [...counts].toSorted(([a], [b]) => a - b),
  };
}
