import { performance, type RecordableHistogram } from 'node:perf_hooks';

/** Records the time since an instant of `performance.now()` in a histogram of nanoseconds, which takes 1 and more. */
export function recordSince(instantMs: number, histogram: RecordableHistogram): void {
  histogram.record(Math.max(1, Math.round((performance.now() - instantMs) * 1e6)));
}
