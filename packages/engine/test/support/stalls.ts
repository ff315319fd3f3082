/** A service that stalls for `stallMs` at the first of every `period` requests, which arrive at a rate. */
export const stalls = { stallMs: 100, period: 80, ratePerSecond: 200 } as const;

const gapMs = 1000 / stalls.ratePerSecond;

/** The latencies of one period: the stalled request, those due during the stall, and those that wait for nothing. */
const latenciesMs = Array.from({ length: stalls.period }, (_, index) =>
  Math.max(0, stalls.stallMs - index * gapMs),
);

/** Returns the percentile of the latencies if nothing else takes time. */
export function computedPercentileMs(percent: number): number {
  const rank = Math.ceil((percent / 100) * stalls.period) - 1;
  return latenciesMs.toSorted((a, b) => a - b)[rank] ?? Number.NaN;
}
